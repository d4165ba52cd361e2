package io.marketprism.collector.orderbook;

/** Where a kept book is in its life. */
public enum BookState {
    /** Nothing was begun yet. */
    EMPTY,
    /** Changes are kept until the snapshot that they follow. */
    BUFFERING,
    /** The book is proven. */
    LIVE,
    /** The proof failed, or the changes cannot be kept any longer; nothing is taken but a pushed snapshot. */
    BROKEN
}

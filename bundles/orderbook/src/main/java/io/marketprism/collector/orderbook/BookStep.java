package io.marketprism.collector.orderbook;

/** What became of something given to a book. */
public enum BookStep {
    /** The live book is another one now. */
    CHANGED,
    /** The book is as it was, and still live: a sign of life, or something old. */
    UNCHANGED,
    /** The book is live from now on, or starts anew from a pushed snapshot. */
    JOINED,
    /** Kept until the snapshot comes. */
    HELD,
    /** The snapshot is older than the first change kept: a newer one is needed. */
    STALE,
    /** Not taken: the book is broken, or not begun, or did not wait for it. */
    LEFT,
    /** The book is broken by this. */
    BROKE
}

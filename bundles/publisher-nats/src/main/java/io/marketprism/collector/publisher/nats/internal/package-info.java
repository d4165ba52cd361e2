/**
 * Payloads, subjects, message IDs, and acknowledged publishing to NATS JetStream: the only room that knows NATS.
 *
 * <p>From event to socket: {@link io.marketprism.collector.publisher.nats.internal.EventFormat} writes the bytes, {@link
 * io.marketprism.collector.publisher.nats.internal.Delivery} decides what is sent when and what became of it, {@link
 * io.marketprism.collector.publisher.nats.internal.BrokerLink} holds the connection.
 */
package io.marketprism.collector.publisher.nats.internal;

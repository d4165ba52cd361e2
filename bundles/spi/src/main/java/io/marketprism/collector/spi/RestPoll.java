package io.marketprism.collector.spi;

import java.util.function.LongFunction;

/**
 * A request that is repeated. It is asked once at start and then on its schedule; a tick whose predecessor is
 * unanswered is skipped.
 *
 * @param channel what it asks for
 * @param schedule when
 * @param request makes the request for a moment in UTC epoch milliseconds
 * @param decoder how to read the answer
 */
public record RestPoll(Channel channel, Schedule schedule, LongFunction<RestRequest> request, RestDecoder decoder) {}

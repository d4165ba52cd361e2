package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells answers for the decoder from refusals by HTTP status. A body that may hold the venue's own error goes to the
 * decoder whatever the status; limits, bans and pages of a gateway do not. Pure.
 */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final int MAX_RETRY_SECONDS = 7 * 24 * 3_600;
    private static final int QUOTED_CHARACTERS = 200;

    /** What a gateway's or a country's door is given before it is knocked at again, since it never says how long. */
    private static final Duration AFTER_FORBIDDEN = Duration.ofMinutes(1);

    private static final Duration AFTER_UNLAWFUL = Duration.ofMinutes(5);

    private Answers() {}

    /** The refusal that an answer is; nothing if it is for the decoder. */
    static Optional<VenueException> refusal(RestRequest request, RestResponse response, Instant now) {
        int status = response.status();
        String what = request.uri().getHost() + request.uri().getPath() + " answered HTTP " + status;
        return switch (status) {
            case 429 -> refused(Kind.RATE_LIMITED, response, what + ": too many requests", retryAfter(response, now));
            case 418 ->
                refused(
                        Kind.BANNED,
                        response,
                        what + ": this address is banned for a while",
                        retryAfter(response, now));
            case 403 ->
                refused(
                        Kind.BANNED,
                        response,
                        what + ": a gateway before the venue refuses this address",
                        AFTER_FORBIDDEN);
            case 451 ->
                refused(
                        Kind.BANNED,
                        response,
                        what + ": the venue does not serve this address's country",
                        AFTER_UNLAWFUL);
            default -> {
                if (status < 300 || (status >= 400 && isForDecoder(response.body()))) {
                    yield Optional.empty();
                }
                yield refused(
                        Kind.UNAVAILABLE,
                        response,
                        what
                                + (status < 400
                                        ? ", which points elsewhere; set the address it now has"
                                        : ", without an answer of the venue"),
                        null);
            }
        };
    }

    private static Optional<VenueException> refused(
            Kind kind, RestResponse response, String what, Duration retryAfter) {
        return Optional.of(new VenueException(
                kind, Integer.toString(response.status()), what + quoted(response.body()), retryAfter, null));
    }

    private static String quoted(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, QUOTED_CHARACTERS), StandardCharsets.UTF_8)
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? "" : ", saying: " + text;
    }

    private static boolean isForDecoder(byte[] body) {
        for (byte c : body) {
            if (c > ' ') {
                return c != '<';
            }
        }
        return false;
    }

    /** {@code Retry-After} in seconds or as a date; {@code null} where it is missing or senseless. */
    private static Duration retryAfter(RestResponse response, Instant now) {
        Optional<String> header = response.header().apply("Retry-After");
        if (header.isEmpty()) {
            return null;
        }
        String text = header.get().strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Math.min(Integer.parseInt(text), MAX_RETRY_SECONDS));
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            Duration wait = Duration.between(now, until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            LOG.debug("Retry-After is neither a number of seconds nor a date", e);
            return null;
        }
    }

    /** The weight that the venue counts as used in the running minute, where it says so. */
    static OptionalLong usedWeight(RestResponse response) {
        return response.header()
                .apply("X-MBX-USED-WEIGHT-1M")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}

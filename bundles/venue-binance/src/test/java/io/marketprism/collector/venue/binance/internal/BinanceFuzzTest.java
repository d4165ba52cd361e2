package io.marketprism.collector.venue.binance.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.RestDecoder;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.StreamCodec;
import io.marketprism.collector.spi.VenueException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a decoder throws a {@link VenueException} or nothing. */
class BinanceFuzzTest {

    private static final List<String> FRAMES = List.of(
            Frames.recorded("spot-trade.json"),
            Frames.lines("usdm-aggtrades.jsonl").get(0),
            Frames.recorded("spot-depthupdate.json"),
            Frames.recorded("spot-bookticker.json"),
            Frames.recorded("usdm-premiumindex.json"),
            Frames.recorded("usdm-depth.json"),
            Frames.recorded("usdm-forceorder.json"),
            Frames.recorded("usdm-openinterest.json"),
            Frames.recorded("usdm-topposition.json"),
            Frames.recorded("usdm-fundinginfo.json").substring(0, 400),
            "{\"result\":null,\"id\":1}",
            "{\"error\":{\"code\":2,\"msg\":\"x\"},\"id\":1}",
            "{\"id\":\"b0-42\",\"status\":200,\"result\":" + Frames.recorded("usdm-depth.json") + "}",
            "{\"id\":\"b0-8\",\"status\":418,\"error\":{\"code\":-1003,\"msg\":\"x\",\"data\":{\"serverTime\":1,\"retryAfter\":2}}}");

    private static final String JSON = "{}[]\":,0123456789.-+eEtfn\\u \u0000\u00ff";

    private final BinanceRest rest = new BinanceRest(BinanceVenue.json());
    private final List<StreamCodec> codecs = List.of(
            BinanceStreamCodecTest.codec(BinanceMarket.SPOT, BinanceStreamCodecTest.spot("BNBBTC", "BNB-BTC")),
            BinanceStreamCodecTest.codec(BinanceMarket.USD_M, BinanceStreamCodecTest.usdm("SANDUSDT")),
            new BinanceDepthCodec(
                    BinanceVenue.json(),
                    Map.of("BTCUSDT", BinanceStreamCodecTest.spot("BTCUSDT", "BTC-USDT")),
                    List.of()),
            BinanceStreamCodecTest.liquidations(BinanceStreamCodecTest.usdm("BTCUSDT")),
            new BinanceBookCodec(BinanceVenue.json(), List.of(BinanceStreamCodecTest.usdm("BTCUSDT")), 100));
    private final List<RestDecoder> decoders = List.of(
            new BinanceBookDecoder(rest, BinanceStreamCodecTest.usdm("BTCUSDT"), 100),
            new BinanceFundingIntervals(rest),
            new BinanceMarkPriceDecoder(
                    rest,
                    BinanceStreamCodecTest.usdm("BTCUSDT"),
                    new BinanceOpenInterest(BinanceStreamCodecTest.usdm("BTCUSDT"))),
            new BinanceOpenInterestDecoder(
                    rest,
                    BinanceStreamCodecTest.usdm("BTCUSDT"),
                    new BinanceOpenInterest(BinanceStreamCodecTest.usdm("BTCUSDT"))),
            new BinanceRatioDecoder(
                    rest,
                    new Channel(DataType.LSR_TOP_POSITION, BinanceStreamCodecTest.usdm("BTCUSDT")),
                    Duration.ofMinutes(5)),
            new BinanceFundingDecoder(rest, BinanceStreamCodecTest.usdm("BTCUSDT"), new BinanceFundingIntervals(rest)));

    @Test
    void mutatedFramesNeverThrowAnythingElse() {
        for (long seed = 0; seed < 10_000; seed++) {
            long now = seed;
            assertThatCode(() -> mutateAndDecode(now)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    @Test
    void arbitraryBytesNeverThrowAnythingElse() {
        for (long seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            assertThatCode(() -> decodeAll(bytes)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    private void mutateAndDecode(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        byte[] bytes = FRAMES.get(random.nextInt(FRAMES.size())).getBytes(StandardCharsets.UTF_8);
        for (int changes = 1 + random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            bytes = mutated(bytes, random);
        }
        decodeAll(bytes);
    }

    private static byte[] mutated(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                bytes[at] = (byte) JSON.charAt(random.nextInt(JSON.length()));
                yield bytes;
            }
            case 2 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 3 -> without(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)));
            default -> doubled(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(20)));
        };
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        byte[] left = new byte[bytes.length - (to - from)];
        System.arraycopy(bytes, 0, left, 0, from);
        System.arraycopy(bytes, to, left, from, bytes.length - to);
        return left;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        byte[] grown = new byte[bytes.length + (to - from)];
        System.arraycopy(bytes, 0, grown, 0, to);
        System.arraycopy(bytes, from, grown, to, bytes.length - from);
        return grown;
    }

    private void decodeAll(byte[] bytes) {
        for (StreamCodec codec : codecs) {
            try {
                codec.decode(bytes, 0, bytes.length, new Heard());
            } catch (VenueException e) {
                assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED);
            }
        }
        for (RestDecoder decoder : decoders) {
            for (int status : new int[] {200, 400}) {
                try {
                    decoder.decode(new RestResponse(status, name -> Optional.empty(), bytes), event -> {});
                } catch (VenueException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }
}

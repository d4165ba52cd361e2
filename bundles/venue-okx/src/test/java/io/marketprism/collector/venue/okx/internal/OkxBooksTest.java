package io.marketprism.collector.venue.okx.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Exchange;
import io.marketprism.collector.model.Instrument;
import io.marketprism.collector.model.MarketEvent;
import io.marketprism.collector.model.MarketType;
import io.marketprism.collector.model.OrderBookSnapshot;
import io.marketprism.collector.model.OrderBookUpdate;
import io.marketprism.collector.spi.BookPlan;
import io.marketprism.collector.spi.BookRule;
import io.marketprism.collector.spi.Channel;
import io.marketprism.collector.spi.CollectionPlan;
import io.marketprism.collector.spi.ExchangeSettings;
import io.marketprism.collector.spi.OrderBookSettings;
import io.marketprism.collector.spi.StreamPlan;
import io.marketprism.collector.spi.StreamSink;
import io.marketprism.collector.spi.VenueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OkxBooksTest {

    private static final String UPDATE =
            "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":[{"
                    + "\"asks\":[[\"67000.10\",\"0\",\"0\",\"0\"]],\"bids\":[[\"67000\",\"0.50\",\"0\",\"3\"],"
                    + "[\"66999.9\",\"123456789012345678901.5\",\"0\",\"1\"]],\"ts\":\"1795491658665\","
                    + "\"checksum\":0,\"prevSeqId\":333794734970,\"seqId\":333794734980}]}";

    private final Instrument btc = new Instrument(Exchange.named("okx_spot"), MarketType.SPOT, "BTC-USDT", "BTC-USDT");
    private final Instrument uni =
            new Instrument(Exchange.named("okx_derivatives"), MarketType.PERPETUAL, "UNI-USD-SWAP", "UNI-USD");
    private final OkxBookCodec codec =
            new OkxBookCodec(new JsonFactory(), Map.of("BTC-USDT", btc, "UNI-USD-SWAP", uni));
    private final Heard heard = new Heard();

    private void decode(String frame) throws VenueException {
        byte[] bytes = ("__" + frame + "__").getBytes(StandardCharsets.UTF_8);
        codec.decode(bytes, 2, bytes.length - 4, heard);
    }

    @Test
    void changeIsReadDigitForDigitWithItsLink() throws Exception {
        decode(UPDATE);
        OrderBookUpdate update = heard.books.get(0);
        assertThat(update.instrument()).isSameAs(btc);
        assertThat(update.snapshot()).isFalse();
        assertThat(update.bids()).hasToString("[0.50@67000, 123456789012345678901.5@66999.9]");
        assertThat(update.asks()).hasToString("[0@67000.10]");
        assertThat(update.previousUpdateId()).isEqualTo(333_794_734_970L);
        assertThat(update.lastUpdateId()).isEqualTo(333_794_734_980L);
        assertThat(update.checksum()).isEqualTo(OrderBookUpdate.NO_CHECKSUM);
        assertThat(update.eventTimeMs()).isEqualTo(1_795_491_658_665L);
    }

    @Test
    void membersMayComeInAnyOrder() throws Exception {
        decode("{\"data\":[{\"seqId\":5,\"prevSeqId\":-1,\"bids\":[],\"new\":{\"x\":[1]},\"asks\":[],\"ts\":\"7\"}],"
                + "\"action\":\"snapshot\",\"arg\":{\"instId\":\"BTC-USDT\",\"channel\":\"books\"}}");
        assertThat(heard.books.get(0).snapshot()).isTrue();
        assertThat(heard.books.get(0).isEmpty()).isTrue();
        assertThat(heard.books.get(0).previousUpdateId()).isEqualTo(OrderBookSnapshot.NO_UPDATE_ID);
    }

    @Test
    void framesOf2022HaveNoNumbersAndATrueChecksum() throws Exception {
        int frames = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(OkxBooksTest.class.getResourceAsStream("/recorded/okx-20220513-books.jsonl.gz")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                decode(body(line));
                frames++;
            }
        }
        assertThat(heard.books).hasSize(frames).hasSize(191);
        assertThat(heard.books).filteredOn(OrderBookUpdate::snapshot).hasSize(2);
        assertThat(heard.books).allMatch(update -> update.lastUpdateId() == OrderBookSnapshot.NO_UPDATE_ID);
        assertThat(heard.books).allMatch(update -> update.checksum() != OrderBookUpdate.NO_CHECKSUM);
        assertThat(heard.books).anyMatch(update -> update.checksum() < 0);
    }

    private static String body(String line) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            while (parser.nextToken() != null) {
                if ("body".equals(parser.currentName())) {
                    parser.nextToken();
                    return parser.getText();
                }
            }
        }
        throw new IOException("a record has no body");
    }

    @Test
    void wordsBesideTheBooksAreTold() throws Exception {
        decode("pong");
        decode("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"connId\":\"a\"}");
        decode("{\"event\":\"unsubscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"connId\":\"a\"}");
        decode("{\"event\":\"subscribe\",\"arg\":{\"channel\":\"books\",\"instId\":\"NO\"},\"connId\":\"a\"}");
        decode("{\"event\":\"error\",\"code\":\"60018\",\"msg\":\"Wrong URL or channel:books,instId:UNI-USD-SWAP"
                + " doesn't exist.\",\"connId\":\"a\"}");
        decode("{\"event\":\"error\",\"code\":\"60014\",\"msg\":\"Requests too frequent.\",\"connId\":\"a\"}");
        decode("{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"Soon.\",\"connId\":\"a\"}");
        decode("{\"event\":\"notice\",\"code\":\"1\",\"msg\":\"x\"}");
        decode("{\"event\":\"other\"}");
        decode("{\"arg\":{\"channel\":\"tickers\",\"instId\":\"BTC-USDT\"},\"data\":[]}");
        decode("{}");
        assertThat(heard.words)
                .containsExactly(
                        "heartbeat",
                        "acknowledged BTC-USDT",
                        "heartbeat",
                        "unknown subscribe books",
                        "refused UNI-USD-SWAP 60018",
                        "refused 60014",
                        "closing Soon.",
                        "unknown notice 1",
                        "unknown other",
                        "unknown tickers",
                        "unknown frame without channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"XRP\"},\"action\":\"update\",\"data\":[]}",
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"data\":[]}",
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":[{\"bids\":[]}]}",
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":[{\"bids\":[[1,2]],\"asks\":[]}]}",
                "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":\"update\",\"data\":{}}",
                "{\"event\":\"subscribe\"} {}"
            })
    void whatIsNotDocumentedIsMalformed(String frame) {
        assertThatThrownBy(() -> decode(frame)).isInstanceOfSatisfying(VenueException.class, e -> assertThat(e.kind())
                .isEqualTo(VenueException.Kind.MALFORMED));
    }

    @Test
    void nothingButMalformedIsEverThrown() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Answers.mutated(UPDATE, random);
            try {
                codec.decode(bytes, 0, bytes.length, heard);
            } catch (VenueException e) {
                assertThat(e.kind()).isEqualTo(VenueException.Kind.MALFORMED);
            }
        }
    }

    @Test
    void booksAreSpreadOverConnectionsAndEachCanBeResubscribedAlone() throws Exception {
        List<String> symbols =
                IntStream.range(0, 60).mapToObj(i -> "COIN" + i + "-USDT").toList();
        CollectionPlan plan = new OkxVenue()
                .plan(
                        new ExchangeSettings(
                                Exchange.named("okx_spot"),
                                MarketType.SPOT,
                                symbols,
                                Set.of(DataType.ORDERBOOK),
                                URI.create("https://www.okx.com"),
                                URI.create("wss://ws.okx.com:8443/ws/v5/public"),
                                OrderBookSettings.defaults(),
                                Map.of(),
                                Map.of()),
                        Map.of());
        assertThat(plan.streams())
                .extracting(StreamPlan::name)
                .containsExactly("orderbook", "orderbook-2", "orderbook-3");
        assertThat(plan.streams())
                .allMatch(stream -> stream.subscriptions().get(0).frame().length() < 4_096);
        assertThat(plan.polls()).isEmpty();
        BookPlan book = plan.books().get(59);
        assertThat(book.rule()).isEqualTo(BookRule.LINKED);
        assertThat(book.pushed()).isTrue();
        assertThat(book.resubscription())
                .containsExactly(
                        "{\"op\":\"unsubscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"COIN59-USDT\"}]}",
                        "{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"COIN59-USDT\"}]}");
        assertThat(plan.quotas()).extracting("pool").contains(book.resubscriptionPool());
        assertThat(book.snapshot().uri())
                .hasToString("https://www.okx.com/api/v5/market/books?instId=COIN59-USDT&sz=400");
        List<MarketEvent> events = Answers.events(
                book.decoder(),
                "{\"code\":\"0\",\"msg\":\"\",\"data\":[{\"asks\":[[\"2\",\"1\",\"0\",\"1\"]],"
                        + "\"bids\":[[\"1\",\"1\",\"0\",\"1\"]],\"ts\":\"5\",\"seqId\":7}]}");
        assertThat(((OrderBookSnapshot) events.get(0)).lastUpdateId()).isEqualTo(7);
    }

    private static final class Heard implements StreamSink {
        private final List<OrderBookUpdate> books = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        @Override
        public void book(OrderBookUpdate update) {
            books.add(update);
        }

        @Override
        public void event(MarketEvent event) {
            words.add("event " + event);
        }

        @Override
        public void acknowledged(Channel channel) {
            words.add("acknowledged " + channel.instrument().venueSymbol());
        }

        @Override
        public void refused(Channel channel, VenueException reason) {
            words.add("refused " + channel.instrument().venueSymbol() + " " + reason.code());
        }

        @Override
        public void refused(VenueException reason) {
            words.add("refused " + reason.code());
        }

        @Override
        public void answered(String requestId) {
            words.add("answered " + requestId);
        }

        @Override
        public void answered(String requestId, VenueException refusal) {
            words.add("answered " + requestId + " " + refusal.code());
        }

        @Override
        public void closingSoon(String reason) {
            words.add("closing " + reason);
        }

        @Override
        public void heartbeat() {
            words.add("heartbeat");
        }

        @Override
        public void unknown(String type) {
            words.add("unknown " + type);
        }
    }
}

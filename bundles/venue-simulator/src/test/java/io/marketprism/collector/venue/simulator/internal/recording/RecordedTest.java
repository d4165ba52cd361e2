package io.marketprism.collector.venue.simulator.internal.recording;

import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.body;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.connect;
import static io.marketprism.collector.venue.simulator.internal.VirtualVenues.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketprism.collector.venue.simulator.Json;
import io.marketprism.collector.venue.simulator.RecordedInstruments;
import io.marketprism.collector.venue.simulator.internal.Listener;
import io.marketprism.collector.venue.simulator.internal.VirtualVenues;
import io.marketprism.collector.venue.simulator.internal.binance.SpotVenue;
import io.marketprism.collector.venue.simulator.internal.binance.UsdmVenue;
import io.marketprism.collector.venue.simulator.internal.market.Coin;
import io.marketprism.collector.venue.simulator.internal.market.Dress;
import io.marketprism.collector.venue.simulator.internal.market.Pace;
import io.marketprism.collector.venue.simulator.internal.okx.OkxVenue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedTest {

    @TempDir
    private Path folder;

    private final VirtualVenues time = new VirtualVenues();

    @BeforeEach
    void record() throws IOException {
        copy("okx-spot-btc-usdt-20220513.jsonl.gz");
        copy("binance-spot-btcusdt-20210404.jsonl.gz");
        Files.writeString(
                folder.resolve("others.jsonl"),
                String.join(
                        "\n",
                        line("open", "1", "wss://fstream.binance.com/stream", ""),
                        line(
                                "in",
                                "1",
                                "",
                                "{'stream':'neousdt@depth@100ms','data':{'e':'depthUpdate','E':1000,"
                                        + "'T':1000,'s':'NEOUSDT','U':5,'u':9,'pu':4,'b':[['57.260','1.50']],'a':[]}}"),
                        line(
                                "http",
                                "rest",
                                "https://fapi.binance.com/fapi/v1/depth?symbol=NEOUSDT&limit=1000",
                                "{'lastUpdateId':7,'bids':[['57.250','2.00']],'asks':[['57.300','3.00']]}"),
                        line(
                                "in",
                                "1",
                                "",
                                "{'stream':'neousdt@depth@100ms','data':{'e':'depthUpdate','E':1100,"
                                        + "'T':1100,'s':'NEOUSDT','U':12,'u':15,'pu':9,'b':[],'a':[['57.290','0.50']]}}"),
                        line(
                                "in",
                                "1",
                                "",
                                "{'stream':'neousdt@aggTrade','data':{'e':'aggTrade','E':1150,'a':1,"
                                        + "'s':'NEOUSDT','p':'57.290','q':'0.25','f':10,'l':12,'T':1150,'m':false}}"),
                        line("open", "2", "wss://ws.okx.com:8443/ws/v5/public", ""),
                        line("in", "2", "", "pong"),
                        line(
                                "in",
                                "2",
                                "",
                                "{'arg':{'channel':'books','instId':'UNI-USD-SWAP'},'action':'snapshot',"
                                        + "'data':[{'asks':[['5.15','60','0','1']],'bids':[['5.14','251','0','2']],"
                                        + "'ts':'5000','checksum':0,'prevSeqId':-1,'seqId':100}]}"),
                        line(
                                "in",
                                "2",
                                "",
                                "{'arg':{'channel':'books','instId':'UNI-USD-SWAP'},'action':'update',"
                                        + "'data':[{'asks':[],'bids':[['5.139','7','0','1']],'ts':'5100','checksum':0,"
                                        + "'prevSeqId':100,'seqId':107}]}"),
                        line(
                                "in",
                                "2",
                                "",
                                "{'arg':{'channel':'funding-rate','instId':'UNI-USD-SWAP'},"
                                        + "'data':[{'fundingRate':'0.0001','instId':'UNI-USD-SWAP'}]}"),
                        line(
                                "http",
                                "rest",
                                "https://www.okx.com/api/v5/public/instruments?instType=SWAP",
                                "{'code':'0','data':[{'instId':'UNI-USD-SWAP','tickSz':'0.001','lotSz':'1',"
                                        + "'ctVal':'10','ctValCcy':'USD','settleCcy':'UNI'}]}"),
                        ""));
    }

    private static String line(String kind, String connection, String url, String body) {
        String text = body.replace("'", "\\\"");
        return "{\"t\":1.5,\"conn\":\"" + connection + "\",\"dir\":\"" + kind + "\",\"url\":"
                + (url.isEmpty() ? "null" : "\"" + url + "\"") + ",\"body\":"
                + (body.isEmpty() ? "null" : "\"" + text + "\"") + "}";
    }

    private void copy(String file) throws IOException {
        try (InputStream in = Recorded.class.getResourceAsStream(file)) {
            Files.copy(in, folder.resolve(file));
        }
    }

    private Catalogue catalogue(Dress dress) throws IOException {
        return new Catalogue(Optional.of(Recorded.read(folder)), Coin.ALL, dress);
    }

    private OkxVenue okx(Dress dress) throws IOException {
        return new OkxVenue(time.engine(), time, new Pace(20, 1), catalogue(dress));
    }

    @Test
    void whatIsFoundIsListedByExchangeWithItsTypes() throws IOException {
        assertThat(RecordedInstruments.in(folder))
                .containsOnlyKeys("okx_spot", "okx_derivatives", "binance_spot", "binance_derivatives")
                .hasEntrySatisfying("okx_derivatives", found -> assertThat(found)
                        .containsOnlyKeys("UNI-USD-SWAP")
                        .containsEntry("UNI-USD-SWAP", Set.of("orderbook", "funding_rate")))
                .hasEntrySatisfying("binance_derivatives", found -> assertThat(found)
                        .containsEntry("NEOUSDT", Set.of("orderbook", "trade")));
    }

    @Test
    void onlyWhatIsFoundIsListedAtTheVenue() throws IOException {
        OkxVenue okx = okx(Dress.MODERN);
        assertThat(okx.listed().get("okx_spot")).containsOnlyKeys("BTC-USDT");
        assertThat(body(get(okx, "/api/v5/market/books?instId=ETH-USDT"))
                        .at("code")
                        .text())
                .isEqualTo("51001");
        Json row = body(get(okx, "/api/v5/public/instruments?instType=SWAP"))
                .at("data")
                .at(0);
        assertThat(row.at("ctVal").text()).isEqualTo("10");
        assertThat(row.at("ctType").text()).isEqualTo("inverse");
        assertThat(row.at("tickSz").text()).isEqualTo("0.001");
    }

    @ParameterizedTest
    @EnumSource(Dress.class)
    void booksWithoutNumbersGetThemOrKeepTheirChecksum(Dress dress) throws IOException {
        Listener client = connect(okx(dress), "/ws/v5/public")
                .say("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}");
        assertThat(client.next().has("connId")).isEqualTo(dress == Dress.MODERN);
        NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
        NavigableMap<BigDecimal, String> asks = new TreeMap<>();
        time.pass(40_000);
        List<Json> frames = client.rest();
        assertThat(frames).hasSizeGreaterThan(300);
        for (Json frame : frames) {
            Json data = frame.at("data").at(0);
            set(bids, data.at("bids"));
            set(asks, data.at("asks"));
            assertThat(data.has("seqId")).isEqualTo(dress == Dress.MODERN);
            assertThat(data.at("checksum").number()).isEqualTo(dress == Dress.MODERN ? 0 : checksum(bids, asks));
        }
    }

    private static void set(NavigableMap<BigDecimal, String> side, Json levels) {
        for (Json level : levels.items()) {
            BigDecimal price = new BigDecimal(level.at(0).text());
            if (level.at(1).text().equals("0")) {
                side.remove(price);
            } else {
                side.put(price, level.at(0).text() + ":" + level.at(1).text());
            }
        }
    }

    private static int checksum(NavigableMap<BigDecimal, String> bids, NavigableMap<BigDecimal, String> asks) {
        List<String> best = bids.values().stream().limit(25).toList();
        List<String> lowest = asks.values().stream().limit(25).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            text.append(i < best.size() ? best.get(i) + ":" : "");
            text.append(i < lowest.size() ? lowest.get(i) + ":" : "");
        }
        CRC32 crc = new CRC32();
        crc.update(text.substring(0, text.length() - 1).getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    @Test
    void aBookOfTheSameYearKeepsItsNumbersInEitherDress() throws IOException {
        Listener client = connect(okx(Dress.AS_RECORDED), "/ws/v5/public")
                .say("{\"op\":\"subscribe\",\"args\":[{\"channel\":\"books\",\"instId\":\"UNI-USD-SWAP\"}]}");
        client.next();
        Json snapshot = client.next().at("data").at(0);
        time.pass(150);
        Json update = client.next().at("data").at(0);
        assertThat(update.at("prevSeqId")).isEqualTo(snapshot.at("seqId"));
        assertThat(update.at("checksum").text()).isEqualTo("0");
        assertThat(update.at("bids").at(0).at(0).text()).isEqualTo("5.139");
    }

    @Test
    void deltasBeforeTheSnapshotJoinItByTheVenuesRule() throws IOException {
        UsdmVenue usdm = new UsdmVenue(time.engine(), time, new Pace(20, 1), catalogue(Dress.MODERN));
        Listener book = connect(usdm, "/public/ws/neousdt@depth@100ms");
        Listener trades = connect(usdm, "/market/ws/neousdt@aggTrade");
        Json start = body(get(usdm, "/fapi/v1/depth?symbol=NEOUSDT&limit=5"));
        assertThat(start.at("bids").at(0).at(0).text()).isEqualTo("57.250");
        time.pass(200);
        Json first = book.next();
        Json second = book.next();
        assertThat(first.at("b").at(0).at(0).text()).isEqualTo("57.260");
        assertThat(second.at("pu")).isEqualTo(first.at("u"));
        Json trade = trades.next();
        assertThat(trade.at("l").number() - trade.at("f").number()).isEqualTo(2);
    }

    @Test
    void spotNumbersFollowEachOtherAsRecorded() throws IOException {
        SpotVenue spot = new SpotVenue(time.engine(), time, new Pace(20, 1), catalogue(Dress.MODERN));
        assertThat(spot.listed().get("binance_spot")).containsOnlyKeys("BTCUSDT");
        Listener book = connect(spot, "/ws/btcusdt@depth@100ms");
        time.pass(70_000);
        List<Json> deltas = book.rest();
        assertThat(deltas).hasSizeGreaterThan(400);
        for (int i = 1; i < deltas.size(); i++) {
            assertThat(deltas.get(i).at("U").number())
                    .isEqualTo(deltas.get(i - 1).at("u").number() + 1);
        }
    }

    @Test
    void aFolderWithoutRecordingsIsAnError(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> Recorded.read(empty)).hasMessageContaining("There is no recording in");
        Files.writeString(empty.resolve("a.jsonl"), line("in", "1", "", "{'hello':1}") + "\n");
        assertThatThrownBy(() -> Recorded.read(empty)).hasMessageContaining("neither a whole book nor a trade");
        Files.writeString(empty.resolve("a.jsonl"), "{\"t\":1,\n");
        assertThatThrownBy(() -> Recorded.read(empty)).hasMessageContaining("Line 1 of the recording a.jsonl");
    }
}

package io.marketprism.collector.config.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectsTest {

    @ParameterizedTest
    @CsvSource({
        "trade.>,          trade.okx.>,   true,  true",
        "trade.okx.>,      trade.>,       true,  false",
        "trade.*.spot,     trade.okx.>,   true,  false",
        "trade.*,          trade.okx,     true,  true",
        "trade.okx,        trade.*,       true,  false",
        "trade.>,          trade,         false, false",
        "trade.okx.>,      trade.okx,     false, false",
        "trade.okx,        trade.binance, false, false",
        "trade.*.*,        trade.*.*,     true,  true",
        "*.okx.>,          trade.*.>,     true,  false",
        ">,                gap.>,         true,  true",
        "a.b,              a.b.c,         false, false",
    })
    void patternsOverlapAndCoverAsTheServerSays(String one, String other, boolean overlap, boolean covers) {
        assertThat(Subjects.overlap(one, other)).isEqualTo(overlap);
        assertThat(Subjects.overlap(other, one)).isEqualTo(overlap);
        assertThat(Subjects.covers(one, other)).isEqualTo(covers);
    }

    @Test
    void templateOfAnExchangeIsOnePattern() {
        assertThat(Subjects.all("trade.{exchange}.{market_type}.{symbol}", "okx"))
                .isEqualTo("trade.okx.>");
        assertThat(Subjects.all("md.x-{exchange}.{symbol}", "okx")).isEqualTo("md.>");
        assertThat(Subjects.all("trade.{exchange}", "okx")).isEqualTo("trade.okx");
    }
}

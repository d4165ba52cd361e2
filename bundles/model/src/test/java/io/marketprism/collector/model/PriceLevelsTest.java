package io.marketprism.collector.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceLevelsTest {

    @Test
    void keepsEachLevelAsWritten() {
        PriceLevels levels = new PriceLevels.Builder(1)
                .add(Decimal.parse("67000.00"), Decimal.parse("1.50000000"))
                .add(Decimal.parse("66999.9"), Decimal.parse("0.25"))
                .add(Decimal.parse("0.1"), Decimal.parse("12345678901234567890.5"))
                .build();
        assertThat(levels).hasToString("[1.50000000@67000.00, 0.25@66999.9, 12345678901234567890.5@0.1]");
        StringBuilder text = new StringBuilder();
        levels.appendPrice(text, 1);
        levels.appendQuantity(text.append('/'), 2);
        assertThat(text).hasToString("66999.9/12345678901234567890.5");
    }

    @Test
    void clearedBuilderStartsAfresh() {
        PriceLevels.Builder builder = new PriceLevels.Builder(0);
        builder.add(Decimal.parse("1"), Decimal.parse("12345678901234567890"));
        builder.clear();
        builder.add(Decimal.parse("2"), Decimal.parse("3"));
        assertThat(builder.build())
                .isEqualTo(new PriceLevels.Builder(4)
                        .add(Decimal.parse("2"), Decimal.parse("3"))
                        .build());
    }
}

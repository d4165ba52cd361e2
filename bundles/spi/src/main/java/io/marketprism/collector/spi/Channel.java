package io.marketprism.collector.spi;

import io.marketprism.collector.model.DataType;
import io.marketprism.collector.model.Instrument;

/**
 * One kind of data of one instrument: the unit that is subscribed, refused, watched and published.
 *
 * @param dataType the kind
 * @param instrument the instrument
 */
public record Channel(DataType dataType, Instrument instrument) {}

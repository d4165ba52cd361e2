package io.marketprism.collector.venue.simulator.internal.okx;

import io.marketprism.collector.model.Side;
import io.marketprism.collector.venue.simulator.internal.http.Answer;
import io.marketprism.collector.venue.simulator.internal.http.Query;
import io.marketprism.collector.venue.simulator.internal.market.Frame;
import io.marketprism.collector.venue.simulator.internal.market.Liquidation;
import io.marketprism.collector.venue.simulator.internal.market.Liquidations;
import io.marketprism.collector.venue.simulator.internal.stream.Subscriber;
import io.marketprism.collector.venue.simulator.internal.stream.Topic;
import io.marketprism.collector.venue.simulator.internal.stream.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The channel {@code liquidation-orders}, which is of an instrument type and knows no instrument, and its REST route.
 * The first push to a client repeats old ones; the rows of one push are not in order of time.
 */
final class OkxLiquidations {

    /** Instrument types the channel takes. */
    static final Set<String> TYPES = Set.of("SWAP", "FUTURES", "MARGIN", "OPTION");

    private static final String CHANNEL = "liquidation-orders";
    private static final int MOST_REPEATED = 20;
    private static final int REPEATED_EACH = 2;
    private static final long MOST_ROWS = 100;

    private final Map<String, OkxListing> listings = new LinkedHashMap<>();
    private final Map<String, Liquidations> byInstrument = new LinkedHashMap<>();
    private final Topics topics;

    /**
     * The liquidations of all listed contracts.
     *
     * @param price the price of an instrument now
     */
    OkxLiquidations(
            Map<String, OkxListing> listed, Topics topics, long seed, long nowMs, ToLongFunction<OkxListing> price) {
        this.topics = topics;
        listed.forEach((instId, listing) -> {
            if (listing.terms().isSwap() || listing.terms().type().equals("FUTURES")) {
                listings.put(instId, listing);
                byInstrument.put(
                        instId, new Liquidations(listing.spec(), seed, nowMs, () -> price.applyAsLong(listing)));
            }
        });
    }

    /** The stream of an instrument type. */
    Topic topic(String type) {
        return topics.named(CHANNEL + ":" + type);
    }

    /** Starts sending to a client, old ones first. */
    synchronized void join(String type, Subscriber subscriber) {
        Topic topic = topic(type);
        topic.add(subscriber);
        Frame out = head(type);
        int instruments = 0;
        for (Map.Entry<String, OkxListing> entry : listings.entrySet()) {
            List<Liquidation> old = byInstrument.get(entry.getKey()).newest();
            if (entry.getValue().terms().type().equals(type) && !old.isEmpty() && instruments < MOST_REPEATED) {
                group(entry.getValue(), old.subList(0, Math.min(REPEATED_EACH, old.size())), out);
                instruments++;
            }
        }
        if (instruments > 0) {
            topic.greet(subscriber, tail(out));
        }
    }

    /** Sends what has happened: one push an instrument. */
    synchronized void tick(long nowMs) {
        byInstrument.forEach((instId, liquidations) -> {
            List<Liquidation> happened = liquidations.until(nowMs);
            OkxListing listing = listings.get(instId);
            Topic topic = topic(listing.terms().type());
            if (!happened.isEmpty() && topic.isWanted()) {
                Frame out = head(listing.terms().type());
                group(listing, newestFirst(happened), out);
                topic.publish(tail(out));
            }
        });
    }

    private static List<Liquidation> newestFirst(List<Liquidation> happened) {
        Liquidation[] turned = new Liquidation[happened.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = happened.get(turned.length - 1 - i);
        }
        return List.of(turned);
    }

    private static Frame head(String type) {
        return new Frame()
                .text("{\"arg\":{\"channel\":\"" + CHANNEL + "\",\"instType\":\"")
                .text(type)
                .text("\"},\"data\":[");
    }

    private static byte[] tail(Frame out) {
        return out.back().text("]}").toBytes();
    }

    private static void group(OkxListing listing, List<Liquidation> happened, Frame out) {
        out.text("{\"details\":[");
        for (Liquidation one : happened) {
            detail(listing, one, out);
        }
        out.back().text("],\"instFamily\":\"");
        names(listing, out).text("\"},");
    }

    private static Frame names(OkxListing listing, Frame out) {
        return out.text(listing.terms().pair())
                .text("\",\"instId\":\"")
                .text(listing.spec().symbol())
                .text("\",\"instType\":\"")
                .text(listing.terms().type())
                .text("\",\"uly\":\"")
                .text(listing.terms().pair());
    }

    private static void detail(OkxListing listing, Liquidation one, Frame out) {
        out.text("{\"bkLoss\":\"0\",\"bkPx\":\"")
                .decimal(one.bankruptcy(), listing.spec().price())
                .text("\",\"ccy\":\"\",\"posSide\":\"")
                .text(one.side() == Side.SELL ? "long" : "short")
                .text("\",\"side\":\"")
                .text(one.side().token())
                .text("\",\"sz\":\"")
                .decimal(one.quantity(), listing.spec().quantity())
                .text("\",\"ts\":\"")
                .number(one.timeMs())
                .text("\"},");
    }

    /** The liquidations of a contract, newest first; nothing where it is none. */
    Optional<List<Liquidation>> newest(String instId) {
        return Optional.ofNullable(byInstrument.get(instId)).map(Liquidations::newest);
    }

    /** {@code /public/liquidation-orders}: one family at a time. */
    Answer rest(Query query) {
        String type = query.text("instType");
        if (!TYPES.contains(type)) {
            return OkxRest.error(400, "50014", "Parameter instType can not be empty");
        }
        String family = query.has("uly") ? query.text("uly") : query.text("instFamily");
        if (family.isEmpty()) {
            return OkxRest.error(400, "50015", "Either parameter uly or instFamily is required");
        }
        if (!query.text("state").equals("filled")) {
            return OkxRest.error(400, "51000", "Parameter state error");
        }
        long limit = Math.min(query.number("limit", MOST_ROWS), MOST_ROWS);
        long after = query.number("after", Long.MAX_VALUE);
        long before = query.number("before", Long.MIN_VALUE);
        Frame out = new Frame().text("{\"code\":\"0\",\"msg\":\"\",\"data\":[");
        for (OkxListing listing : listings.values()) {
            if (listing.terms().type().equals(type) && listing.terms().pair().equals(family)) {
                List<Liquidation> asked = byInstrument.get(listing.spec().symbol()).newest().stream()
                        .filter(one -> one.timeMs() < after && one.timeMs() > before)
                        .limit(limit)
                        .toList();
                out.text("{\"details\":[");
                asked.forEach(one -> detail(listing, one, out));
                (out.endsWith(',') ? out.back() : out).text("],\"instFamily\":\"");
                names(listing, out).text("\",\"totalLoss\":\"0\"},");
            }
        }
        return Answer.ok((out.endsWith(',') ? out.back() : out).text("]}").toBytes());
    }
}

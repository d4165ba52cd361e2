package io.marketprism.collector.venue.simulator.internal.market;

/** In which shape of a venue's protocol recordings are played. */
public enum Dress {
    /** As the venues speak in 2026, whenever it was recorded. */
    MODERN,
    /** As it was recorded: OKX sessions without numbers have a true checksum and none of the later fields. */
    AS_RECORDED;

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Dress parse(String text) {
        return switch (text) {
            case "2026" -> MODERN;
            case "as-recorded" -> AS_RECORDED;
            default ->
                throw new IllegalArgumentException("The dress is 2026 or as-recorded, but \"" + text + "\" was given");
        };
    }
}

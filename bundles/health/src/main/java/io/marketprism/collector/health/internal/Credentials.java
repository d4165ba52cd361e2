package io.marketprism.collector.health.internal;

import java.util.regex.Pattern;

/** Takes credentials out of what is shown to anyone who asks. */
final class Credentials {

    private static final Pattern USER_INFO = Pattern.compile("(://)[^/@\\s]*@");

    private Credentials() {}

    /** The text with the user part of every address in it removed. */
    static String removed(String text) {
        return USER_INFO.matcher(text).replaceAll("$1");
    }
}

package io.marketprism.collector.publisher.nats.internal;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Servers as they may be shown: without credentials. */
final class ServerNames {

    private static final Pattern QUOTED_CREDENTIALS = Pattern.compile("://[^\\s,/]*@");

    private ServerNames() {}

    /** One URL without what stands before the {@code @}. */
    static String plain(String url) {
        int scheme = url.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int at = url.lastIndexOf('@');
        return at < from ? url : url.substring(0, from) + url.substring(at + 1);
    }

    /** A text of others, which may quote URLs. */
    static String withoutCredentials(String text) {
        return QUOTED_CREDENTIALS.matcher(text).replaceAll("://");
    }

    /** Several URLs, separated by commas. */
    static String plain(List<String> urls) {
        return urls.stream().map(ServerNames::plain).collect(Collectors.joining(","));
    }
}

package io.marketprism.collector.connection.internal;

import io.marketprism.collector.spi.RestRequest;
import io.marketprism.collector.spi.RestResponse;
import io.marketprism.collector.spi.VenueException;
import io.marketprism.collector.spi.VenueException.Kind;
import java.nio.channels.WritePendingException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** One GET from its turn in the quota to its answer. */
public final class Get implements QuotaQueue.Turn {

    private static final int MAX_BODY_BYTES = 32 << 20;

    private final Sockets sockets;
    private final RestRequest request;
    private final QuotaQueue quota;
    private final RestFigures figures;
    private final InstantSource clock;
    private final CompletableFuture<RestResponse> answer = new CompletableFuture<>();
    private volatile boolean repeated;

    /** A GET that waits for its turn. */
    public Get(Sockets sockets, RestRequest request, QuotaQueue quota, RestFigures figures, InstantSource clock) {
        this.sockets = sockets;
        this.request = request;
        this.quota = quota;
        this.figures = figures;
        this.clock = clock;
    }

    /** Completes with the answer or a {@link VenueException}; cancelling it gives the request up. */
    public CompletableFuture<RestResponse> answer() {
        return answer;
    }

    @Override
    public boolean isGivenUp() {
        return answer.isDone();
    }

    @Override
    public void refuse(VenueException reason) {
        figures.refused(reason.kind());
        answer.completeExceptionally(reason);
    }

    @Override
    public void go() {
        try {
            Request get = sockets.http()
                    .newRequest(request.uri())
                    .timeout(request.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .headers(headers -> headers.put(HttpHeader.ACCEPT, "application/json"));
            CompletableFuture<?> unused = answer.whenComplete((response, failure) -> {
                if (answer.isCancelled()) {
                    CompletableFuture<?> unusedOutcome = get.abort(failure);
                }
            });
            get.send(new BufferingResponseListener(MAX_BODY_BYTES) {
                @Override
                public void onComplete(Result result) {
                    complete(result, getContent());
                }
            });
        } catch (RuntimeException e) {
            refuse(unavailable(Sentences.cause(e), e));
        }
    }

    private void complete(Result result, byte[] body) {
        if (result.isFailed()) {
            Throwable failure = result.getFailure();
            if (isUnwritten(failure) && !repeated) {
                repeated = true;
                go();
                return;
            }
            refuse(unavailable(
                    failure instanceof TimeoutException
                            ? "no answer within " + request.timeout().toMillis() + " ms"
                            : Sentences.cause(failure),
                    failure));
            return;
        }
        HttpFields headers = result.getResponse().getHeaders();
        RestResponse response = new RestResponse(
                result.getResponse().getStatus(),
                name -> Optional.ofNullable(headers.get(name)),
                body == null ? new byte[0] : body);
        Answers.usedWeight(response).ifPresent(quota::used);
        Optional<VenueException> refusal = Answers.refusal(request, response, clock.instant());
        if (refusal.isEmpty()) {
            figures.answered(response.status());
            answer.complete(response);
            return;
        }
        if (refusal.get().kind() != Kind.UNAVAILABLE) {
            quota.close(refusal.get());
        }
        refuse(refusal.get());
    }

    /**
     * Whether the request was refused by the connection before a byte of it was written. Jetty does that to the first
     * request through a proxy whose answer to CONNECT is read before the writing of CONNECT has been reported.
     */
    private static boolean isUnwritten(Throwable failure) {
        return failure instanceof WritePendingException;
    }

    private VenueException unavailable(String why, Throwable cause) {
        return new VenueException(
                Kind.UNAVAILABLE,
                "",
                "GET " + request.uri().getPath() + " from " + request.uri().getHost() + sockets.way(request.uri())
                        + " failed: " + why,
                null,
                cause);
    }
}

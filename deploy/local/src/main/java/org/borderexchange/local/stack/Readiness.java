package org.borderexchange.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How a process shows that it can do its work. Asked again and again until it says yes. */
@FunctionalInterface
interface Readiness {

    boolean isReady() throws InterruptedException;

    /** Accepts connections. */
    static Readiness listening(int port) {
        return () -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** Answers 200. */
    static Readiness answering(URI uri) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        return () -> {
            try {
                return Http.CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    default Readiness and(Readiness next) {
        return () -> isReady() && next.isReady();
    }
}

/** One client for all questions: a new one for each would cost more than the answer. */
final class Http {

    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private Http() {}
}

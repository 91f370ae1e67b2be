package org.borderexchange.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.borderexchange.local.stack.StackProcess;

/** What a service holds in its heap, garbage left out. */
record LiveHeap(StackProcess service, URI url, String operatorToken) {

    private static final String USED_HEAP = "jvm_memory_used_bytes{area=\"heap\"";

    /** Megabytes, after a full collection. */
    double megabytes(HttpClient http) throws IOException, InterruptedException {
        collectGarbage();
        var request = HttpRequest.newBuilder(url.resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + operatorToken)
                .build();
        var metrics = http.send(request, BodyHandlers.ofString());
        if (metrics.statusCode() != 200) {
            throw new IOException("metrics were answered " + metrics.statusCode());
        }
        return metrics.body()
                        .lines()
                        .filter(line -> line.startsWith(USED_HEAP))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / 1e6;
    }

    private void collectGarbage() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var run = new ProcessBuilder(jcmd, String.valueOf(service.pid()), "GC.run")
                .redirectErrorStream(true)
                .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (run.waitFor() != 0) {
            throw new IOException("jcmd failed: " + said);
        }
    }
}

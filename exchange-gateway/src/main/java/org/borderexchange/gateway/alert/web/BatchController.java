package org.borderexchange.gateway.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.borderexchange.gateway.problem.Problem;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.UnexpectedFault;
import org.borderexchange.gateway.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Alerts by the line, in constant memory however many they are. */
@RestController
@Tag(name = "Alerts")
class BatchController {

    private static final String NDJSON = "application/x-ndjson";

    private final AlertIssuing issuing;
    private final LimitProperties limits;
    private final JsonMapper json;

    BatchController(AlertIssuing issuing, LimitProperties limits, JsonMapper json) {
        this.issuing = issuing;
        this.limits = limits;
        this.json = json;
    }

    /** @param line from 1 @param id of the alert, if there is one now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            long line,
            int status,
            @Nullable String id,
            @Nullable Problem problem) {}

    @Operation(
            operationId = "issueBatch",
            summary = "Issue many alerts, one JSON document a line",
            description =
                    "Answers one result a line, in order, while it reads: the client must read the answer while it writes, or"
                            + " both sides wait for each other. A bad line stops nothing; blank lines are counted and passed over. A line has the size"
                            + " limit of a single alert.")
    @PostMapping(path = AlertController.PATH + "/batch", consumes = NDJSON, produces = NDJSON)
    void batch(@Parameter(hidden = true) Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(NDJSON);
        var results = response.getOutputStream();
        var window = new ArrayDeque<Future<Result>>();
        // Whoever waits for an answer before he goes on gets it before we wait for him.
        var lines = new NdjsonLines(
                request.getInputStream(), Math.toIntExact(limits.body().toBytes()), () -> {
                    writeAll(window, results);
                    response.flushBuffer();
                });
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                if (window.size() == limits.batchWindow()) {
                    write(window.remove(), results);
                }
                var submitted = line;
                window.add(workers.submit(() -> issue(submitted, caller)));
            }
            writeAll(window, results);
        }
    }

    private Result issue(NdjsonLines.Line line, Caller caller) throws IOException {
        try {
            var answer = issuing.issue(new ByteArrayInputStream(line.text()), caller, Optional.empty());
            var status = answer.issuedNow() ? HttpStatus.CREATED : HttpStatus.OK;
            return new Result(line.number(), status.value(), answer.alert().id().toString(), null);
        } catch (RuntimeException refusal) {
            var problem = AlertProblems.of(refusal);
            if (problem.kind() == ProblemType.INTERNAL_ERROR) {
                UnexpectedFault.log(refusal);
            }
            return new Result(line.number(), problem.status(), null, problem);
        }
    }

    private void writeAll(Queue<Future<Result>> window, OutputStream results) throws IOException {
        while (!window.isEmpty()) {
            write(window.remove(), results);
        }
    }

    private void write(Future<Result> result, OutputStream results) throws IOException {
        try {
            results.write(json.writeValueAsBytes(result.get()));
            results.write('\n');
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the gateway is stopping");
        }
    }
}

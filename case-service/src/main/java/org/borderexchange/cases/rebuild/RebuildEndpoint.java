package org.borderexchange.cases.rebuild;

import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** The operators' command to derive everything anew from Kafka. */
@Endpoint(id = "rebuild")
final class RebuildEndpoint {

    private final Supervisor supervisor;

    RebuildEndpoint(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @ReadOperation
    Map<String, Object> progress() {
        return supervisor.progress();
    }

    /** Returns when it is written down that there is to be a new generation; {@link #progress} shows how it goes on. */
    @WriteOperation
    WebEndpointResponse<Map<String, Object>> rebuild() {
        var generation = supervisor.rebuild();
        return new WebEndpointResponse<>(Map.of("generation", generation.number(), "phase", generation.phase()), 202);
    }
}

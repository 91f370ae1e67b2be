package org.borderexchange.gateway.alert.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.Submission;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.security.Caller;
import org.springframework.stereotype.Component;

/** Issues an alert once, however often it is submitted: singly and in batches. */
@Component
class AlertIssuing {

    private record Key(String subject, String key) {}

    private final AlertService service;
    private final VisibleAlerts visible;
    private final AlertReader reader;
    private final WriteCapacity capacity;
    private final AlertMetrics metrics;
    private final LimitProperties limits;
    private final Set<Key> inProgress = ConcurrentHashMap.newKeySet();

    AlertIssuing(
            AlertService service,
            VisibleAlerts visible,
            AlertReader reader,
            WriteCapacity capacity,
            AlertMetrics metrics,
            LimitProperties limits) {
        this.service = service;
        this.visible = visible;
        this.reader = reader;
        this.capacity = capacity;
        this.metrics = metrics;
        this.limits = limits;
    }

    /** @param issuedNow false: it is the first answer again */
    record Answer(VisibleAlert alert, boolean issuedNow) {}

    /**
     * @param body one alert
     * @throws RuntimeException see {@link AlertProblems}
     */
    Answer issue(InputStream body, Caller caller, Optional<String> idempotencyKey) throws IOException {
        try {
            var json = RequestJson.read(body, limits.body());
            return capacity.within(() -> onceAtATime(json, caller, idempotencyKey));
        } catch (RuntimeException refusal) {
            metrics.rejected(AlertProblems.of(refusal).kind());
            throw refusal;
        }
    }

    private Answer onceAtATime(RequestJson json, Caller caller, Optional<String> idempotencyKey) {
        var key = idempotencyKey.map(chosen -> new Key(caller.subject(), chosen));
        if (key.isPresent() && !inProgress.add(key.get())) {
            throw new Refused(ProblemType.SUBMISSION_IN_PROGRESS);
        }
        try {
            return issue(json, new Submission(caller.subject(), idempotencyKey, json.fingerprint()));
        } finally {
            key.ifPresent(inProgress::remove);
        }
    }

    private Answer issue(RequestJson json, Submission submission) {
        var details = reader.newAlert(json);
        try {
            var alert = service.issue(details, submission);
            metrics.accepted(details);
            return new Answer(alert, true);
        } catch (Alerts.AlreadySubmitted before) {
            return new Answer(firstAnswer(before), false);
        }
    }

    private VisibleAlert firstAnswer(Alerts.AlreadySubmitted before) {
        if (!before.sameContent()) {
            throw new Refused(before.sameKey() ? ProblemType.IDEMPOTENCY_KEY_REUSED : ProblemType.REFERENCE_TAKEN);
        }
        return visible.findVersion(before.first(), 1)
                .or(() -> visible.find(before.first()))
                .orElseThrow(AlertService.NoSuchAlert::new);
    }
}

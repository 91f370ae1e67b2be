package org.borderexchange.gateway.alert.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.borderexchange.gateway.alert.AlertDetails;
import org.borderexchange.gateway.alert.AlertDraft;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what officers and systems send. Every fault is reported at once, of form and of admission alike. */
@Component
class AlertReader {

    /** Answered with an alert, never taken from its sender. */
    private static final Set<String> ANSWERED_ONLY =
            Set.of("id", "version", "status", "owner", "issuedAt", "publication", "withdrawalReason", "cases");

    private static final Set<String> ANSWERED_ONLY_IN_CONTENT = Set.of("vinCheckDigitValid");

    private final AlertService service;

    AlertReader(AlertService service) {
        this.service = service;
    }

    private record Withdrawal(String reason) {
        private Withdrawal {
            new Faults().requiredText("reason", reason, Faults.TEXT).throwIfAny();
        }
    }

    /** @throws InvalidInput with every fault */
    AlertDetails newAlert(RequestJson body) {
        return details(body.root());
    }

    /**
     * An alert that may have been read from here: what only answers carry is passed over.
     *
     * @throws InvalidInput with every fault
     */
    AlertDetails amendedAlert(RequestJson body) {
        var root = body.root();
        if (root instanceof ObjectNode alert) {
            alert.remove(ANSWERED_ONLY);
            if (alert.get("content") instanceof ObjectNode content) {
                content.remove(ANSWERED_ONLY_IN_CONTENT);
            }
        }
        return details(root);
    }

    /** @throws Refused with every fault */
    String withdrawalReason(RequestJson body) {
        return RecordReader.whole(body.root(), Withdrawal.class).reason();
    }

    private AlertDetails details(JsonNode root) {
        var reader = new RecordReader();
        var details = reader.read(root, AlertDetails.class, "");
        var faults = new ArrayList<>(reader.faults());
        if (details != null && faults.isEmpty()) {
            return details;
        }
        faults.addAll(service.faultsOf(draft(root)));
        // A document that is null has no fault of its own.
        throw new InvalidInput(faults.isEmpty() ? List.of(new Fault("", Faults.REQUIRED)) : faults);
    }

    /** What can be read of it; why the rest cannot be was told before. */
    private static AlertDraft draft(JsonNode root) {
        var reader = new RecordReader();
        return new AlertDraft(
                reader.read(root.get("workingGroup"), WorkingGroup.class, ""),
                reader.read(root.get("audience"), Audience.class, ""),
                reader.read(root.path("content").get("type"), ContentType.class, ""),
                reader.read(root.get("actionToTake"), ActionToTake.class, ""),
                reader.read(root.get("validUntil"), Instant.class, ""));
    }
}

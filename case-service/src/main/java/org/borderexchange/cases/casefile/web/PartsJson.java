package org.borderexchange.cases.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.DeliveryStage;
import org.borderexchange.schemas.wire.DeliveryStageKind;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.OperationTerms;
import org.borderexchange.schemas.wire.Place;
import org.borderexchange.schemas.wire.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What cases, operations and the acts upon them are made of, as the API answers it; what is null is left out. */
final class PartsJson {

    @Schema(name = "CaseParticipant")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Participant(
            String country,
            CaseRole role,
            Instant since,
            @Nullable Desk liaison) {

        static Participant of(CaseParticipant participant) {
            return new Participant(
                    participant.getCountry(),
                    participant.getRole(),
                    Instant.ofEpochMilli(participant.getSince()),
                    Desk.of(participant.getLiaison()));
        }
    }

    /** Whom to call. */
    @Schema(name = "Liaison")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Desk(
            String authority,
            @Nullable String unit,
            @Nullable String phone,
            @Nullable String email) {

        static @Nullable Desk of(@Nullable Contact contact) {
            return contact == null
                    ? null
                    : new Desk(contact.getAuthority(), contact.getUnit(), contact.getPhone(), contact.getEmail());
        }
    }

    @Schema(name = "CaseAlert")
    record Alert(
            String id,
            int version,
            AlertStatus status,
            String workingGroup,
            String type,
            Instant issuedAt,
            Instant addedAt) {

        static Alert of(CaseAlert alert) {
            return new Alert(
                    alert.getId(),
                    alert.getVersion(),
                    alert.getStatus(),
                    alert.getWorkingGroup(),
                    alert.getType(),
                    Instant.ofEpochMilli(alert.getIssuedAt()),
                    Instant.ofEpochMilli(alert.getAddedAt()));
        }
    }

    @Schema(name = "CaseHit")
    record Hit(String id, List<String> alerts, MatchStrength strength, Instant addedAt) {

        static Hit of(CaseHit hit) {
            return new Hit(hit.getId(), hit.getAlerts(), hit.getStrength(), Instant.ofEpochMilli(hit.getAddedAt()));
        }
    }

    @Schema(name = "CaseTask")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Task(
            String id,
            String by,
            String title,
            @Nullable String text,
            String assignee,
            @Nullable Instant dueAt,
            TaskStatus status) {

        static Task of(CaseTask task) {
            return new Task(
                    task.getId(),
                    task.getBy(),
                    task.getTitle(),
                    task.getText(),
                    task.getAssignee(),
                    instant(task.getDueAt()),
                    task.getStatus());
        }
    }

    @Schema(name = "CaseDocument")
    record Attached(String sha256, String name, String mediaType, long size) {

        static Attached of(CaseDocument document) {
            return new Attached(document.getSha256(), document.getName(), document.getMediaType(), document.getSize());
        }
    }

    @Schema(name = "DeliveryStage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stage(
            DeliveryStageKind kind,
            String country,
            Instant at,
            @Nullable Where place) {

        static Stage of(DeliveryStage stage) {
            return new Stage(
                    stage.getKind(),
                    stage.getCountry(),
                    Instant.ofEpochMilli(stage.getAt()),
                    Where.of(stage.getPlace()));
        }
    }

    @Schema(name = "Place")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Where(
            @Nullable String text,
            @Nullable String unlocode,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable String borderCrossing) {

        static @Nullable Where of(@Nullable Place place) {
            return place == null
                    ? null
                    : new Where(
                            place.getText(),
                            place.getUnlocode(),
                            place.getLatitude(),
                            place.getLongitude(),
                            place.getBorderCrossing());
        }
    }

    @Schema(name = "OperationTerms")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Terms(
            String name,
            OperationKind kind,
            String workingGroup,
            Instant startsAt,
            @Nullable Instant endsAt,
            String legalBasis,
            String objectives) {

        static Terms of(OperationTerms terms) {
            return new Terms(
                    terms.getName(),
                    terms.getKind(),
                    terms.getWorkingGroup(),
                    Instant.ofEpochMilli(terms.getStartsAt()),
                    instant(terms.getEndsAt()),
                    terms.getLegalBasis(),
                    terms.getObjectives());
        }
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private PartsJson() {}
}

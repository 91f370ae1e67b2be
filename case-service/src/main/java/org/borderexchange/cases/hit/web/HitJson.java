package org.borderexchange.cases.hit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.JudgedHit;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.IdentifierKind;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.MatchedOn;
import org.borderexchange.schemas.wire.VerdictKind;
import org.jspecify.annotations.Nullable;

/** A hit as the API answers it; what is null is left out. */
@Schema(name = "Hit")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HitJson(
        String id,
        Instant detectedAt,
        HitGrade grade,
        HitStatus status,
        MatchStrength strength,
        double score,
        List<Agreement> matchedOn,
        List<Side> alerts,
        List<Judgement> verdicts,
        int version) {

    /** One identifier that agrees; names rules, never values. */
    @Schema(name = "MatchedOn")
    record Agreement(IdentifierKind kind, String rule, MatchStrength strength, double score, String explanation) {

        static Agreement of(MatchedOn matched) {
            return new Agreement(
                    matched.getKind(),
                    matched.getRule(),
                    matched.getStrength(),
                    matched.getScore(),
                    matched.getExplanation());
        }
    }

    /** One of the two alerts; of one that the caller may not read only owner and contact are told. */
    @Schema(name = "HitAlert")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Side(
            @Nullable String id,
            String owner,
            @Nullable String workingGroup,
            @Nullable String type,
            boolean readable,
            @Nullable Desk contact) {

        static Side of(HitAlert alert) {
            var contact = alert.getContact() == null ? null : Desk.of(alert.getContact());
            return alert.getReadable()
                    ? new Side(alert.getId(), alert.getOwner(), alert.getWorkingGroup(), alert.getType(), true, contact)
                    : new Side(null, alert.getOwner(), null, null, false, contact);
        }
    }

    /** Whom to call. */
    @Schema(name = "Contact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Desk(
            String authority,
            @Nullable String unit,
            @Nullable String phone,
            @Nullable String email) {

        static Desk of(Contact contact) {
            return new Desk(contact.getAuthority(), contact.getUnit(), contact.getPhone(), contact.getEmail());
        }
    }

    /** @param outdated true if given on another basis than the present one, else absent */
    @Schema(name = "Verdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Judgement(
            String country,
            VerdictKind verdict,
            String reason,
            Instant at,
            @Nullable Boolean outdated) {

        static Judgement of(GivenVerdict given, String basis) {
            var verdict = given.event().getVerdict();
            return new Judgement(
                    given.by().value(),
                    verdict.getVerdict(),
                    verdict.getReason(),
                    Instant.ofEpochMilli(given.event().getTime()),
                    verdict.getBasis().equals(basis) ? null : true);
        }
    }

    static HitJson of(JudgedHit judged) {
        Hit hit = judged.view().content().orElseThrow();
        return new HitJson(
                judged.view().id().toString(),
                Instant.ofEpochMilli(hit.getDetectedAt()),
                hit.getGrade(),
                hit.getStatus(),
                hit.getStrength(),
                hit.getScore(),
                hit.getMatchedOn().stream().map(Agreement::of).toList(),
                hit.getAlerts().stream().map(Side::of).toList(),
                judged.verdicts().stream()
                        .map(given -> Judgement.of(given, hit.getBasis()))
                        .toList(),
                judged.version());
    }
}

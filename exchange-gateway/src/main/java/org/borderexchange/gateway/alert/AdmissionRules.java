package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.topic.CountryCode;

/** What an alert must fulfil beyond its form: membership, what the group carries, who may be told, how long it may live. Pure. */
public final class AdmissionRules {

    private final ExchangeDirectory directory;
    private final Validity validity;
    private final CountryCode owner;

    public AdmissionRules(ExchangeDirectory directory, Validity validity, CountryCode owner) {
        this.directory = directory;
        this.validity = validity;
        this.owner = owner;
    }

    /**
     * A new alert, with its validity filled in and its audience without the owner.
     *
     * @throws InvalidInput naming every broken rule
     */
    AlertDetails admit(AlertDetails details, Instant now) {
        throwIfAny(faultsOf(AlertDraft.of(details), now));
        var until = details.validUntil();
        return details.withAudience(withoutOwner(details.audience()))
                .withValidUntil(
                        until == null
                                ? validity.byDefault(details.content().type(), details.actionToTake(), now)
                                : until);
    }

    /**
     * An amendment of {@code before}: an absent {@code validUntil} keeps the earlier one.
     *
     * @throws InvalidInput naming every broken rule
     */
    AlertDetails admitAmendment(AlertDetails details, Alert before, Instant now) {
        var faults = faultsOf(AlertDraft.of(details), now);
        var until = details.validUntil() == null ? before.validUntil() : details.validUntil();
        if (until.isAfter(before.validUntil()) && details.extensionReason() == null) {
            faults.add(new Fault("/extensionReason", "an extension needs its reason"));
        }
        unchanged(details, before, faults);
        throwIfAny(faults);
        return details.withAudience(withoutOwner(details.audience())).withValidUntil(until);
    }

    /** The broken rules among those that what is there allows to check. */
    List<Fault> faultsOf(AlertDraft draft, Instant now) {
        var faults = new ArrayList<Fault>();
        if (draft.workingGroup() != null) {
            directory
                    .group(draft.workingGroup())
                    .ifPresentOrElse(
                            group -> checkGroup(group, draft, now, faults),
                            () -> faults.add(new Fault("/workingGroup", "is not a working group of this exchange")));
        }
        if (draft.audience() instanceof Audience.Countries only
                && withoutOwner(only).countries().isEmpty()) {
            faults.add(new Fault(
                    "/audience/countries", "names nobody; leave the audience out for the whole working group"));
        }
        if (draft.validUntil() != null) {
            checkValidity(draft.validUntil(), draft, now, faults);
        }
        return faults;
    }

    private void checkGroup(Group group, AlertDraft draft, Instant now, List<Fault> faults) {
        if (!group.hasMember(owner, now)) {
            faults.add(new Fault("/workingGroup", "your country is not a member of this working group"));
        }
        if (draft.type() != null && !group.contentTypes().contains(draft.type())) {
            faults.add(new Fault("/content/type", "this working group does not carry this type"));
        }
        if (draft.audience() instanceof Audience.Countries only
                && !group.membersAt(now).containsAll(only.countries())) {
            faults.add(new Fault("/audience/countries", "only members of the working group"));
        }
    }

    private void checkValidity(Instant until, AlertDraft draft, Instant now, List<Fault> faults) {
        ContentType type = draft.type();
        ActionToTake action = draft.actionToTake();
        if (!until.isAfter(now)) {
            faults.add(new Fault("/validUntil", "must be in the future"));
        } else if (type != null && action != null && until.isAfter(validity.maximum(type, action, now))) {
            faults.add(new Fault("/validUntil", "beyond the maximum for this type and action"));
        }
    }

    private static void unchanged(AlertDetails details, Alert before, List<Fault> faults) {
        if (!details.workingGroup().equals(before.details().workingGroup())) {
            faults.add(new Fault("/workingGroup", "cannot be changed; withdraw the alert and issue another"));
        }
        if (details.content().type() != before.details().content().type()) {
            faults.add(new Fault("/content/type", "cannot be changed; withdraw the alert and issue another"));
        }
        var reference = before.details().nationalReference();
        if (reference != null && !reference.equals(details.nationalReference())) {
            faults.add(new Fault("/nationalReference", "cannot be changed"));
        }
    }

    /** The owner always knows; naming him adds nobody. */
    private Audience withoutOwner(Audience audience) {
        return audience instanceof Audience.Countries only ? withoutOwner(only) : audience;
    }

    private Audience.Countries withoutOwner(Audience.Countries only) {
        var others = new TreeSet<>(only.countries());
        others.remove(owner);
        return new Audience.Countries(others);
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }
}

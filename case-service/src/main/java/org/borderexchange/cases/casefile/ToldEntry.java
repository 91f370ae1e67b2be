package org.borderexchange.cases.casefile;

import java.util.Comparator;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * The newest that the hub told one country of a line of the history of a case or joint operation.
 *
 * @param key of an act's line: that of the act
 */
public record ToldEntry(EventKey key, CountryCode country, ExchangeEvent event) implements ToldOfCase {

    /** Of lines with content. */
    static final Comparator<ToldEntry> BY_TIME = Comparator.comparingLong(
                    (ToldEntry entry) -> entry.content().orElseThrow().getAt())
            .thenComparing(ToldEntry::id);

    @Override
    public String subject() {
        return key.subject();
    }

    /** Of an act: what its gateway called it. */
    public String id() {
        return key.speaker().map(country -> country + "-").orElse("")
                + key.act().orElse("");
    }

    /** Empty: the country has lost it. */
    public Optional<CaseEntry> content() {
        return Optional.ofNullable(event.getCaseEntry());
    }

    /** Did it change anything? */
    boolean isAccepted() {
        return content()
                .filter(entry -> entry.getOutcome() == CaseOutcome.ACCEPTED)
                .isPresent();
    }

    long at() {
        return content().map(CaseEntry::getAt).orElse(0L);
    }

    Optional<CaseAct> act() {
        return content()
                .filter(entry -> entry.getKind() == CaseEntryKind.ACT)
                .flatMap(entry -> Optional.ofNullable(entry.getAct()));
    }

    boolean is(CaseActKind kind) {
        return act().filter(act -> act.getKind() == kind).isPresent();
    }

    /** @param sha256 of the document, in lower-case hexadecimal digits */
    public boolean attaches(String sha256) {
        return isAccepted()
                && act().filter(act -> act.getKind() == CaseActKind.ATTACH_DOCUMENT)
                        .flatMap(act -> Optional.ofNullable(act.getDocument()))
                        .filter(document -> document.getSha256().equals(sha256))
                        .isPresent();
    }

    boolean is(CaseEntryKind kind) {
        return content().filter(entry -> entry.getKind() == kind).isPresent();
    }

    /** Id of the case or operation upon which an act was done; it may be told in the history of another that it concerns. */
    String doneIn() {
        return content()
                .filter(entry -> entry.getKind() == CaseEntryKind.ACT)
                .flatMap(entry -> Optional.ofNullable(entry.getOther()))
                .orElse(subject());
    }

    /** The other case or operation that an act names. */
    Optional<String> other() {
        return act().flatMap(act -> Optional.ofNullable(act.getOther()));
    }
}

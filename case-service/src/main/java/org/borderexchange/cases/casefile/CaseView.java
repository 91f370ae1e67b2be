package org.borderexchange.cases.casefile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * The newest that the hub told one country of a case.
 *
 * @param country whose view it is
 */
public record CaseView(CaseId id, CountryCode country, ExchangeEvent event) implements ToldOfCase {

    @Override
    public String subject() {
        return id.toString();
    }

    /** Empty: the country has lost it. */
    public Optional<CaseFile> content() {
        return Optional.ofNullable(event.getCaseFile());
    }

    /** May every member of its alerts' groups know all of its alerts? */
    public boolean goesToWholeGroups() {
        return content().filter(CaseFile::getWholeGroups).isPresent();
    }

    /** Those that work in a case or own an alert in it, in ascending order. */
    public static List<CountryCode> countries(CaseFile file) {
        return Stream.concat(
                        file.getParticipants().stream()
                                .map(CaseParticipant::getCountry)
                                .map(CountryCode::new),
                        file.getAlerts().stream()
                                .flatMap(alert -> AlertId.parse(alert.getId()).stream())
                                .map(AlertId::owner))
                .distinct()
                .sorted()
                .toList();
    }
}

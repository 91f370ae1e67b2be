package org.borderexchange.cases.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;

/** The cases of the present generation. All calls throw {@link org.borderexchange.cases.problem.Unavailable} while that cannot be read. */
public interface Cases {

    /**
     * @param items with content, what changed last first
     * @param next empty: this was the last page
     */
    record Page(List<CaseView> items, Optional<ListCursor> next) {}

    /**
     * @param reader as in {@link CaseSearch}
     * @return with content
     */
    Optional<CaseView> find(CaseId id, Optional<CountryCode> reader);

    Page search(CaseSearch search);

    /**
     * @param subjects ids of cases or operations
     * @return all lines with content that the country was told of them, in no order
     */
    List<ToldEntry> entries(Collection<String> subjects, CountryCode country);

    /**
     * Which of the documents are named in any view of a case.
     *
     * @param hashes SHA-256 in lower-case hexadecimal digits
     * @throws org.borderexchange.cases.problem.Unavailable also if another generation began meanwhile, for then nothing is certain
     */
    Set<String> named(Collection<String> hashes);
}

package org.borderexchange.gateway.alert.content;

import java.util.List;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.InvolvementRole;
import org.borderexchange.schemas.codelist.PersonCategory;
import org.borderexchange.schemas.identifier.PartialDate;
import org.jspecify.annotations.Nullable;

/** A natural person in the matter. Names in the original script; the data-subject category decides how the data may be used. */
public record Person(
        InvolvementRole role,
        PersonCategory category,
        @Nullable String familyName,
        @Nullable String givenNames,
        @Nullable String dateOfBirth,
        @Nullable String nationality,
        List<Document> documents) {

    public Person {
        var faults = new Faults();
        documents = faults.list("documents", documents);
        faults.required("role", role)
                .required("category", category)
                .text("familyName", familyName, Faults.LINE)
                .text("givenNames", givenNames, Faults.LINE)
                .check(Nationality.isCode(nationality), "nationality", Nationality.FORM);
        dateOfBirth = faults.identifier(
                "dateOfBirth", dateOfBirth, raw -> PartialDate.of(raw).toString());
        if (familyName == null && givenNames == null && documents.isEmpty()) {
            faults.check(false, "familyName", "a person needs a name or a document");
        }
        faults.throwIfAny();
    }
}

package org.borderexchange.gateway.alert;

import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.InformationEvaluation;
import org.borderexchange.schemas.codelist.SourceEvaluation;

/** How reliable the source and how accurate the information is. */
public record Evaluation(SourceEvaluation source, InformationEvaluation information) {

    public Evaluation {
        new Faults()
                .required("source", source)
                .required("information", information)
                .throwIfAny();
    }
}

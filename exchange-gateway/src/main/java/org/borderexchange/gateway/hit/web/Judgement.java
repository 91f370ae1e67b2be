package org.borderexchange.gateway.hit.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.springframework.util.unit.DataSize;

/** What an officer sends to judge a hit. */
record Judgement(VerdictKind verdict, String reason) {

    static final int LONGEST_REASON = 1_000;

    private static final DataSize LARGEST_BODY = DataSize.ofKilobytes(16);

    Judgement {
        new Faults()
                .required("verdict", verdict)
                .requiredText("reason", reason, LONGEST_REASON)
                .throwIfAny();
    }

    /** @throws InvalidInput with every fault */
    static Judgement read(InputStream body) throws IOException {
        var reader = new RecordReader();
        var judgement = reader.read(RequestJson.read(body, LARGEST_BODY).root(), Judgement.class, "");
        if (judgement == null || !reader.faults().isEmpty()) {
            throw new InvalidInput(
                    reader.faults().isEmpty() ? List.of(new Fault("", Faults.REQUIRED)) : reader.faults());
        }
        return judgement;
    }
}

package org.borderexchange.gateway.hit.web;

import java.io.IOException;
import java.io.InputStream;
import org.borderexchange.gateway.alert.request.RecordReader;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.Refused;
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

    /** @throws Refused with every fault */
    static Judgement read(InputStream body) throws IOException {
        return RecordReader.whole(RequestJson.read(body, LARGEST_BODY).root(), Judgement.class);
    }
}

package org.borderexchange.gateway.alert.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.receipt.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What an officer may send when he takes something in hand. */
public record AcknowledgementRequest(@Nullable String note) {

    private static final DataSize LARGEST_BODY = DataSize.ofKilobytes(16);

    public AcknowledgementRequest {
        new Faults().text("note", note, Receipt.LONGEST_NOTE).throwIfAny();
    }

    public Optional<String> spoken() {
        return Optional.ofNullable(note);
    }

    /**
     * @param body may be empty
     * @throws Refused with every fault
     */
    public static AcknowledgementRequest read(InputStream body) throws IOException {
        var peeked = new PushbackInputStream(body);
        int first = peeked.read();
        if (first < 0) {
            return new AcknowledgementRequest(null);
        }
        peeked.unread(first);
        return RecordReader.whole(RequestJson.read(peeked, LARGEST_BODY).root(), AcknowledgementRequest.class);
    }
}

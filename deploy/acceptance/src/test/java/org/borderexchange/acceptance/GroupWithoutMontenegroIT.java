package org.borderexchange.acceptance;

import static org.borderexchange.acceptance.story.Draft.smuggling;

import org.borderexchange.acceptance.story.Exchange;

/** To the whole of a group that Montenegro is not a member of. */
class GroupWithoutMontenegroIT extends NeedToKnow {

    GroupWithoutMontenegroIT(Exchange exchange) {
        super(exchange, smuggling("firearms"));
    }
}

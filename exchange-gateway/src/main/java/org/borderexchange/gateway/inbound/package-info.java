/**
 * What arrives: each instance reads every partition that its country may read, lets in what is proven and allowed, and
 * stores it before any desk sees it. Start with {@link Intake}; what is let in decides {@link RecordReader}, how it is
 * read {@link Subscription}.
 */
@NullMarked
package org.borderexchange.gateway.inbound;

import org.jspecify.annotations.NullMarked;

/**
 * The Kafka broker of the local stack, and what the directory says about its topics and access rights. Start with
 * {@link org.borderexchange.local.broker.AccessPlan}.
 */
@NullMarked
package org.borderexchange.local.broker;

import org.jspecify.annotations.NullMarked;

/** Who is told: the only place that decides to which topics an event goes. Pure. Start with {@link Routing}. */
@NullMarked
package org.borderexchange.gateway.routing;

import org.jspecify.annotations.NullMarked;

/**
 * What this country says of subjects that it need not own: verdicts on hits, sightings of what an alert seeks. Start with
 * {@link org.borderexchange.gateway.act.Acts}.
 */
@NullMarked
package org.borderexchange.gateway.act;

import org.jspecify.annotations.NullMarked;

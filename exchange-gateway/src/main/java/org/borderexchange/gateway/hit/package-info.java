/**
 * Hits as the hub tells them to this country, and what the officers of both countries say of them. Start with
 * {@link org.borderexchange.gateway.hit.HitService}.
 */
@NullMarked
package org.borderexchange.gateway.hit;

import org.jspecify.annotations.NullMarked;

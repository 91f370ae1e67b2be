package org.borderexchange.local;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.borderexchange.local.stack.StackSettings;
import org.borderexchange.local.stack.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "token", mixinStandardHelpOptions = true, description = "Prints an access token for the running stack.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(index = "0", description = "A country, e.g. RS, or HUB.")
    private String country = "";

    @Parameters(
            index = "1",
            description =
                    "Of a country: duty-officer, analyst, system, ncp-admin or dpo; of HUB: hub-analyst or operator.")
    private String role = "";

    @Override
    public Integer call() {
        var token = new Tokens(StackSettings.promised()).get(country.toUpperCase(Locale.ROOT), role);
        System.out.println(token); // alone, for a script to take
        return 0;
    }
}

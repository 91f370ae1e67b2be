package org.borderexchange.schemas.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeDirectoryTest {

    private static final CountryCode RS = new CountryCode("RS");
    private static final CountryCode BA = new CountryCode("BA");
    private static final WorkingGroup DRUGS = new WorkingGroup("drugs");
    private static final Instant BEFORE = Instant.parse("2025-12-31T23:59:59Z");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        file("members.yaml", """
                members:
                  - {country: RS, name: Serbia, from: 2026-01-01}
                  - {country: BA, name: Bosnia and Herzegovina, from: 2026-01-01, until: 2026-06-01}
                """);
        file("groups.yaml", """
                groups:
                  - id: drugs
                    name: Narcotics
                    contentTypes: [SMUGGLING]
                    members: [{country: RS, from: 2026-01-01}, {country: BA, from: 2026-01-01, until: "2026-06-01T00:00:00Z"}]
                """);
    }

    @Test
    void membershipBeginsWithItsFirstDayAndEndsBeforeItsLast() {
        var directory = ExchangeDirectory.read(folder);
        assertThat(directory.membersAt(BEFORE)).isEmpty();
        assertThat(directory.membersAt(START)).containsExactly(RS, BA);
        assertThat(directory.membersAt(END)).containsExactly(RS);
    }

    @Test
    void aGroupTellsItsMembersAndWhatItCarries() {
        var drugs = ExchangeDirectory.read(folder).group(DRUGS).orElseThrow();
        assertThat(drugs.contentTypes()).containsExactly(ContentType.SMUGGLING);
        assertThat(drugs.membersAt(START)).containsExactly(BA, RS);
        assertThat(drugs.hasMember(BA, END)).isFalse();
        assertThat(drugs.hasHadMember(BA, END)).isTrue();
        assertThat(drugs.hasHadMember(BA, BEFORE)).isFalse();
    }

    @Test
    void aCountryReadsItsGroupsItsInboxAndTheHub() {
        var directory = ExchangeDirectory.read(folder);
        assertThat(directory.topicsReadBy(RS, START))
                .containsExactly(TopicName.group(DRUGS), TopicName.inbox(RS), TopicName.hub(RS));
        assertThat(directory.groupsOf(BA, END)).isEmpty();
    }

    @Test
    void keysAreOptionalUntilTheyAreGenerated() {
        assertThat(ExchangeDirectory.read(folder).keys()).isEmpty();
    }

    @Test
    void aKeyIsInUseFromItsFirstMomentUntilBeforeItsLast() throws Exception {
        file("keys.yaml", """
                keys:
                  - {id: RS-1, signer: RS, publicKey: %s, from: 2026-01-01, until: 2026-06-01}
                """.formatted(publicKey()));
        var key = ExchangeDirectory.read(folder).key("RS-1").orElseThrow();
        assertThat(key.signer()).isEqualTo("RS");
        assertThat(key.validAt(BEFORE)).isFalse();
        assertThat(key.validAt(START)).isTrue();
        assertThat(key.validAt(END)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            members.yaml | Serbia, from: 2026-01-01     | Serbia, form: 2026-01-01      | members.yaml
            members.yaml | country: RS                  | country: SRB                  | members.yaml, SRB
            members.yaml | from: 2026-01-01}            | from: 01.01.2026}             | members.yaml, RS
            members.yaml | from: 2026-01-01}            | from: 2026-02-30}             | members.yaml, RS
            members.yaml | name: Serbia,                | ''                            | members.yaml
            members.yaml | members:                     | members: none                 | members.yaml
            members.yaml | 'country: BA, name: Bosnia'  | 'country: ME, name: Bosnia'   | groups.yaml, drugs: BA
            groups.yaml  | id: drugs                    | id: Drugs                     | groups.yaml, Drugs
            groups.yaml  | [SMUGGLING]                  | [FRUIT]                       | groups.yaml
            groups.yaml  | until:                       | untill:                       | groups.yaml
            groups.yaml  | contentTypes: [SMUGGLING]    | ''                            | groups.yaml
            """)
    void aFaultIsToldWithFileAndEntry(String file, String right, String wrong, String where) throws IOException {
        var text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        file(file, text.replaceFirst(Pattern.quote(right), wrong));
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining(where);
    }

    @ParameterizedTest
    @CsvSource({"members.yaml", "groups.yaml"})
    void aMissingFileIsTold(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining(file);
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        file("members.yaml", "");
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining("members.yaml");
    }

    @Test
    void aGroupThatStandsTwiceIsTold() throws IOException {
        var groups = Files.readString(folder.resolve("groups.yaml"));
        file("groups.yaml", groups + groups.substring(groups.indexOf('\n') + 1));
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining("drugs: stands twice");
    }

    @Test
    void aKeyThatStandsTwiceIsTold() throws Exception {
        var line = "  - {id: RS-1, signer: RS, publicKey: %s, from: 2026-01-01}\n".formatted(publicKey());
        file("keys.yaml", "keys:\n" + line + line);
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining("RS-1: stands twice");
    }

    @ParameterizedTest
    @CsvSource({"AAAA", "'***'", "MCowBQYDK2VwAyEA"})
    void whatIsNoKeyIsTold(String publicKey) throws IOException {
        file(
                "keys.yaml",
                "keys:\n  - {id: RS-1, signer: RS, publicKey: \"%s\", from: 2026-01-01}\n".formatted(publicKey));
        assertThatExceptionOfType(InvalidDirectory.class)
                .isThrownBy(() -> ExchangeDirectory.read(folder))
                .withMessageContaining("keys.yaml, RS-1");
    }

    @Test
    void theDirectoryOfTheRepositoryReads() {
        var directory = ExchangeDirectory.read(Path.of("../deploy/directory"));
        assertThat(directory.membersAt(START)).extracting(CountryCode::value).containsExactly("RS", "BA", "ME");
        assertThat(directory.groupsOf(new CountryCode("ME"), START))
                .extracting(WorkingGroup::value)
                .containsExactly("drugs", "human-trafficking", "migration", "smuggling", "stolen-vehicles");
        assertThat(directory.groupsOf(RS, START)).contains(new WorkingGroup("firearms"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String publicKey() throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }
}

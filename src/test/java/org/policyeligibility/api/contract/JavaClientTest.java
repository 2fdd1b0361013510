package org.policyeligibility.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.policyeligibility.api.Problems;
import org.policyeligibility.api.Service;
import org.policyeligibility.api.access.Tokens;
import policy.client.ApiClient;
import policy.client.ApiException;
import policy.client.api.DecisionsApi;
import policy.client.api.EvaluationsApi;
import policy.client.model.Decision;
import policy.client.model.DecisionRequest;
import policy.client.model.Evaluation;
import policy.client.model.EvaluationRequest;
import policy.client.model.LegalBasis;
import policy.client.model.Outcome;
import policy.client.model.PersonProfile;
import policy.client.model.Profile;
import policy.client.model.Purpose;
import policy.client.model.Replay;
import policy.client.model.Result;
import policy.client.model.ZoneType;

/** A counter that uses the Java client, as the build made it from the contract. */
@QuarkusTest
class JavaClientTest {
  private static final String CLAUSE = "guofa-2020-7/5.3";
  private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

  private static ApiClient client() {
    ApiClient client = new ApiClient();
    client.updateBaseUri(Service.url(""));
    return client;
  }

  private static DecisionsApi counter() {
    String[] token = Tokens.header("counter", "java-client");
    return new DecisionsApi(
        client().setRequestInterceptor(request -> request.header(token[0], token[1])));
  }

  private static Profile person() {
    return new Profile(
        new PersonProfile()
            .type(PersonProfile.TypeEnum.PERSON)
            .citizenship(PersonProfile.CitizenshipEnum.FOREIGN)
            .birthDate(LocalDate.of(1961, 3, 9))
            .employerType(PersonProfile.EmployerTypeEnum.ENTERPRISE)
            .employerZoneTypes(List.of(ZoneType.NATIONAL_HIGH_TECH_ZONE)));
  }

  @Test
  void a_generated_client_evaluates_decides_reads_and_replays() throws ApiException {
    Evaluation evaluation =
        new EvaluationsApi(client())
            .evaluate(new EvaluationRequest().asOf(DAY).profile(person()), null, null, "en");
    assertThat(evaluation.getResults())
        .filteredOn(result -> CLAUSE.equals(result.getClause()))
        .singleElement()
        .extracting(Result::getOutcome, Result::getTitle)
        .containsExactly(Outcome.CONDITIONAL, "Work-permit age limit relaxed to 65");

    DecisionsApi counter = counter();
    DecisionRequest request =
        new DecisionRequest()
            .asOf(DAY)
            .profile(person())
            .reference("JAVA-1")
            .purpose(Purpose.APPLICATION)
            .legalBasis(LegalBasis.STATUTORY_DUTY);
    String key = UUID.randomUUID().toString();
    Decision decided = counter.decide(key, request, "en");
    assertThat(counter.decide(key, request, "en").getId()).isEqualTo(decided.getId());

    Decision read = counter.readDecision(decided.getId(), null);
    assertThat(read.getReference()).isEqualTo("JAVA-1");
    assertThat(read.getOrganisation()).isEqualTo("java-client");
    assertThat(read.getEvaluation()).isEqualTo(decided.getEvaluation());
    assertThat(read.getEvaluation())
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("asOf", "2024-06-01");

    Replay replay = counter.replayDecision(decided.getId(), null, null);
    assertThat(replay.getIdentical()).isTrue();
    assertThat(replay.getDecision()).isEqualTo(decided.getId());
  }

  @Test
  void a_generated_client_sends_every_member_of_every_profile() throws Exception {
    for (JsonNode request : WholeProfiles.requests()) {
      EvaluationRequest read =
          ApiClient.createDefaultObjectMapper()
              .readValue(request.toString(), EvaluationRequest.class);
      JsonNode sent = Service.json(ApiClient.createDefaultObjectMapper().writeValueAsString(read));
      assertThat(sent.path("profile")).isEqualTo(request.path("profile"));
      assertThat(sent.path("profiles")).isEqualTo(request.path("profiles"));
    }
  }

  @Test
  void an_error_is_an_exception_with_its_status_and_the_problem() {
    DecisionRequest noReference = new DecisionRequest().asOf(DAY).profile(person());
    DecisionsApi counter = counter();
    assertThatThrownBy(() -> counter.decide("java-client-error", noReference, "en"))
        .isInstanceOfSatisfying(
            ApiException.class,
            failed -> {
              assertThat(failed.getCode()).isEqualTo(422);
              assertThat(Problems.errors(Service.json(failed.getResponseBody())))
                  .contains("/reference required");
            });
  }
}

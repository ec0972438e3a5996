using System.Net;
using System.Reflection;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Operations;

/// <summary>The table of operations is consistent, and the client sends only requests that are in it.</summary>
public class ServiceOperationsTests
{
    public static TheoryData<string> Names => [.. Entries.Select(entry => entry.Name)];

    private static IEnumerable<PropertyInfo> Entries =>
        typeof(ServiceOperations).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(entry => entry.PropertyType == typeof(Operation));

    [Fact]
    public void No_two_ask_the_same() =>
        Assert.Equal(ServiceOperations.All.Count, ServiceOperations.All.Select(Key).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_a_page_a_version_and_a_purpose_that_begins_with_a_verb(string name)
    {
        var operation = Find(name);

        Assert.StartsWith("Cloud Administration ", operation.Page, StringComparison.Ordinal);
        Assert.Matches("^v[12]/", operation.Path);
        Assert.Matches("^[a-z]+ ", operation.Purpose);
        Assert.True(operation.Scope is null || operation.Scope.StartsWith("rsa.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_for_an_operation_is_requested_with_its_scope_unless_it_says_otherwise()
    {
        var operation = new Operation { Method = HttpMethod.Put, Path = "v1/x", Safety = Safety.Idempotent, Scope = "rsa.x", Purpose = "send it", Page = "x" };

        Assert.Equal("rsa.x", operation.RequestedScope);
        Assert.Null(ServiceOperations.GetLicenseUsage.RequestedScope);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_only_reads_is_no_put_patch_or_delete(string name)
    {
        var operation = Find(name);

        Assert.Equal(operation.Safety == Safety.ReadOnly, operation.Method == HttpMethod.Get || operation.Path.Split('/')[^1] is "lookup" or "search");
    }

    [Fact]
    public void A_request_has_its_names_quoted_and_its_segments_escaped_in_their_order()
    {
        var request = ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, ["a'b"], ["x/y", "{z} ?"]);

        Assert.Equal("disable the emergency tokencode of 'a''b'", request.Purpose);
        Assert.Equal("v1/users/x%2Fy/emergencyTokencode/%7Bz%7D%20%3F", request.Path);
    }

    [Fact]
    public void A_request_that_lacks_a_value_or_has_one_too_many_is_not_made()
    {
        Assert.ThrowsAny<Exception>(() => ServiceRequest.For(ServiceOperations.UnlockUserMethods, ["al"], []));
        var error = Assert.Throws<ArgumentException>(() => ServiceRequest.For(ServiceOperations.UnlockUserMethods, ["al"], ["1", "2"]));
        Assert.StartsWith("'v1/users/{userId}/methods' has 1 placeholders, not 2.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_a_text_for_what_it_did_not_find_and_for_a_conflict(string name)
    {
        var operation = Find(name);

        Assert.Equal(operation.NotFound, ErrorOf(operation, HttpStatusCode.NotFound).Reason);
        Assert.Equal(operation.Conflict, ErrorOf(operation, HttpStatusCode.Conflict).Reason);
    }

    [Fact]
    public void No_two_reasons_have_the_same_text()
    {
        var errors = ServiceOperations.All.SelectMany(operation => new[] { ErrorOf(operation, HttpStatusCode.NotFound), ErrorOf(operation, HttpStatusCode.Conflict) })
            .Select(error => (error.Reason, error.Message)).Distinct().ToList();

        Assert.Equal(errors.Count, errors.Select(error => error.Reason).Distinct().Count());
        Assert.Equal(errors.Count, errors.Select(error => error.Message).Distinct().Count());
    }

    [Fact]
    public void A_reason_without_a_text_does_not_get_the_text_of_another()
    {
        var operation = new Operation { Method = HttpMethod.Put, Path = "v1/x", Safety = Safety.Idempotent, Scope = null, Purpose = "send it", Page = "x", NotFound = RsaErrorReason.Timeout, Conflict = RsaErrorReason.Timeout };

        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorOf(operation, HttpStatusCode.NotFound));
        Assert.Throws<ArgumentOutOfRangeException>(() => ErrorOf(operation, HttpStatusCode.Conflict));
    }

    private static RsaCloudAdminException ErrorOf(Operation operation, HttpStatusCode status) =>
        ServiceErrors.From(new ServiceRequest(operation, "send it", "v1/x"), new ServiceResponse { Status = status, Body = [] }, DateTimeOffset.UnixEpoch, isOAuth: false);

    private static Operation Find(string name) => Value(Entries.Single(entry => entry.Name == name));

    private static Operation Value(PropertyInfo entry) => (Operation)entry.GetValue(null)!;

    private static string Key(Operation operation) => operation.ToString();
}

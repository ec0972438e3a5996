using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>
/// Each operation of the client's table is in the matrix of calls, and the emulator, whose routes were written from RSA's pages,
/// knows it by the same method and path.
/// </summary>
public class EveryOperationTests(EmulatedService service) : ServiceTest(service)
{
    public static TheoryData<string> Names => new(ServiceCall.Names);

    [Fact]
    public void Each_operation_of_the_table_has_a_call_and_no_call_has_another()
    {
        var called = ServiceCall.Names.Select(name => ServiceCall.At(Emulator.Tenant, name).Documented);

        Assert.Equal(ServiceOperations.All.Select(Text).Order(StringComparer.Ordinal), called.Distinct().Select(Text).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_call_is_one_request_that_the_emulator_carries_out_as_the_same_operation(string name)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);

        await MakeAsync(call);

        var request = Assert.Single(Emulator.Requests.Entries);
        Assert.Equal((call.Operation, 200, true), (request.Operation, request.Status, request.WasApplied));
        Assert.Equal(call.Documented.Method.Method, request.Method);
        AssertIs(call.Documented.Path, request.Path["/AdminInterface/restapi/".Length..]);
        Assert.True(call.IsDone(Emulator.Tenant));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_call_that_changes_something_has_something_to_do(string name)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);

        Assert.Equal(ServiceCall.Asking.Contains(name), call.IsDone(Emulator.Tenant));
    }

    private static void AssertIs(string template, string path)
    {
        var (expected, actual) = (template.Split('/'), path.Split('/'));

        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(expected, actual.Select((segment, i) => expected[i].StartsWith('{') ? expected[i] : segment));
    }

    private static string Text(Operation operation) => $"{operation}";
}

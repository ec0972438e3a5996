using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>
/// "Cloud Administration Generate Enrollment Code API", "Void Enrollment Code API" and "Retrieve Device Registration
/// Code API".
/// </summary>
internal static class CodeOperations
{
    private const string MobileApp = "1f00c62b-a5c0-49d3-9ffb-92314d717187";
    private const string RegistrationPath = "v1/users/deviceRegistrationCode";
    private const int Voided = 1013;
    private const string WrongProperties = "Wrong number of properties in the request body.";

    // Documented: 10 minutes by default and at least, 24 hours at most.
    private static readonly TimeSpan LeastLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan RegistrationLife = TimeSpan.FromMinutes(5);

    public static Route[] Routes { get; } =
    [
        new(Operation.NewEnrollmentCode, "POST", "v1/users/generateVerifyCode/enroll", Enroll)
        {
            TakesList = true,
            NamesUserInBody = true,
            Required = ["email"],
            Optional = ["custom_email", "code_validity", "validity_time_duration_unit", "code_send_to"],
            // Documented: null by default.
            Types = new() { ["custom_email"] = [JsonValueKind.String, JsonValueKind.Null] },
            Scope = OAuthScopes.FactorManage,
        },
        // The page's table has names in camel case, its example in snake case.
        new(Operation.VoidCodes, "POST", "v1/users/voidVerifyCode", Void)
        {
            NamesUserInBody = true,
            Optional = ["code_generation_mode", "codeGenerationMode", "user_emails", "userEmails"],
            Types = new() { ["user_emails"] = [JsonValueKind.Array], ["userEmails"] = [JsonValueKind.Array] },
            Scope = OAuthScopes.FactorManage,
        },
        new(Operation.NewRegistrationCode, "POST", RegistrationPath, Register)
        {
            NamesUserInBody = true,
            OneOf = ["email", "username"],
            Optional = ["appId"],
            Scope = OAuthScopes.MobileManage,
        },
    ];

    private static EmulatedResponse Enroll(EmulatedRequest request)
    {
        var results = request.Body.EnumerateArray().Select(item => Issue(request with { Body = item })).ToList();
        return EmulatedResponse.OkList(results.Select(result => result.Write)) with { IsRefusal = results.TrueForAll(result => !result.IsIssued) };
    }

    // Guess: the meanings of the numbers. The page lists 1000 to 1006 only.
    private static (bool IsIssued, Action<Utf8JsonWriter> Write) Issue(EmulatedRequest request)
    {
        if (request.Text("email") is not { } email || request.Tenant.FindByEmail(email) is not { IsSynched: true } user)
            return Failed(request, 1002, "User not found");
        if (Life(request) is not { } life)
            return Failed(request, 1003, "Invalid code validity");
        if ((request.Text("validity_time_duration_unit") ?? "MIN") is not ("MIN" or "HOUR"))
            return Failed(request, 1004, "Invalid validity time duration unit");
        if ((request.Text("code_send_to") ?? "DISPLAY") is not ("DISPLAY" or "EMAIL") || (request.Text("custom_email") is { } custom && !custom.Contains('@')))
            return Failed(request, 1005, "Invalid code delivery");
        var isMailed = request.Text("code_send_to") == "EMAIL";
        // Guess: no code is issued. Domains that end in .invalid never exist (RFC 2606).
        if (isMailed && (request.Text("custom_email") ?? user.EmailAddress).EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            return Failed(request, 1006, "Code could not be sent");

        // Guess: a new code replaces the old one.
        var code = new EmulatedCode(Digits(8), request.Clock.GetUtcNow() + life);
        if (request.Tenant.Change(user.Id, u => u.IsEnabled ? u with { EnrollmentCode = code, EnrollmentCodesIssued = u.EnrollmentCodesIssued + 1 } : u) is not { IsEnabled: true })
            return Failed(request, 1001, "Code was not generated");
        return (true, body =>
        {
            body.WriteNumber("status", 1000);
            body.WriteNull("errorMessage");
            // Guess: a code that is sent by e-mail is not returned, and the validity is a date.
            body.WriteString("verify_code", isMailed ? null : code.Code);
            body.WriteDate("verify_code_validity_time", code.Expires);
            body.WriteString("verify_code_generation_mode", "ENROLLMENT");
            body.WriteString("verification_Link", isMailed ? null : $"https://example.auth.securid.com/enroll?code={code.Code}");
            WriteRequest(body, request);
        });
    }

    private static TimeSpan? Life(EmulatedRequest request)
    {
        if (request.Has("code_validity") != request.Has("validity_time_duration_unit"))
            return null;
        // A string, according to the page.
        if (!int.TryParse(request.Text("code_validity") ?? "10", NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > LongestLife.TotalMinutes)
            return null;
        var life = request.Text("validity_time_duration_unit") == "HOUR" ? TimeSpan.FromHours(number) : TimeSpan.FromMinutes(number);
        return life >= LeastLife && life <= LongestLife ? life : null;
    }

    private static (bool IsIssued, Action<Utf8JsonWriter> Write) Failed(EmulatedRequest request, int status, string message) => (false, body =>
    {
        body.WriteNumber("status", status);
        body.WriteString("errorMessage", message);
        body.WriteNull("verify_code");
        WriteRequest(body, request);
    });

    private static void WriteRequest(Utf8JsonWriter body, EmulatedRequest request)
    {
        body.WritePropertyName("userDetailsRequestForVerifyCodeGeneration");
        request.Body.WriteTo(body);
    }

    private static EmulatedResponse Void(EmulatedRequest request)
    {
        var (mode, emails) = (OneOf(request, "code_generation_mode", "codeGenerationMode"), OneOf(request, "user_emails", "userEmails"));
        if (mode is null || emails is not { } list)
            return EmulatedResponse.BadRequest(WrongProperties);
        // Guess: 400. Password reset codes are not emulated.
        if (mode.Value.GetString() != "ENROLLMENT")
            return EmulatedResponse.BadRequest("Invalid code generation mode");
        var results = list.EnumerateArray().Select(email => VoidOf(request, email.GetString()!)).ToList();
        return EmulatedResponse.Ok(body =>
        {
            body.WriteObjects("results", results, result =>
            {
                body.WriteNumber("status", result.Status);
                body.WriteString("user_email", result.Email);
                // Documented: only if the result is not a success.
                if (result.Message is not null)
                    body.WriteString("errorMessage", result.Message);
            });
        }) with { IsRefusal = results.TrueForAll(result => result.Status != Voided) };
    }

    // Guess: the meanings of the numbers. The page lists 1002, 1013 and 1014 only.
    private static (string Email, int Status, string? Message) VoidOf(EmulatedRequest request, string email)
    {
        if (request.Tenant.FindByEmail(email) is not { } user)
            return (email, 1002, "User not found");
        var now = request.Clock.GetUtcNow();
        var had = false;
        request.Tenant.Change(user.Id, u =>
        {
            had = u.EnrollmentCode is { } code && code.Expires > now;
            return u with { EnrollmentCode = null };
        });
        return had ? (email, Voided, null) : (email, 1014, "No verification code to void");
    }

    private static JsonElement? OneOf(EmulatedRequest request, string name, string other) => (request.Has(name), request.Has(other)) switch
    {
        (true, false) => request.Body.GetProperty(name),
        (false, true) => request.Body.GetProperty(other),
        _ => null,
    };

    private static EmulatedResponse Register(EmulatedRequest request)
    {
        var name = request.Text("email") ?? request.Text("username");
        // Guess: without appId, or with N/A as in the page's table, the code is for Windows or macOS.
        if (string.IsNullOrWhiteSpace(name) || (request.Has("appId") && request.Text("appId") is not (MobileApp or "N/A")))
            return EmulatedResponse.BadRequest("Invalid request body");
        // Guess: 400, because the page does not list 404.
        if ((request.Has("email") ? request.Tenant.FindByEmail(name) : request.Tenant.FindByUserName(name)) is not { IsSynched: true } user)
            return EmulatedResponse.BadRequest("User not found");
        var now = request.Clock.GetUtcNow();
        var code = new EmulatedCode(Digits(9), now + RegistrationLife);
        return request.ChangeUser(
            user.Id,
            u => !u.IsEnabled ? EmulatedResponse.BadRequest("User is disabled")
                : u.HasPhone ? EmulatedResponse.FrameworkError(403, "Forbidden", "User already has a registered device.", $"{Operations.Routes.Root}{RegistrationPath}", now)
                : null,
            // Guess: a new code replaces the old one.
            u => u with { RegistrationCode = code, RegistrationCodesIssued = u.RegistrationCodesIssued + 1 },
            u => EmulatedResponse.Ok(body =>
            {
                // As in the example; the table says companyId.
                body.WriteString("companyID", "example");
                body.WriteString("deviceRegistrationCode", code.Code);
                body.WriteString("email", u.EmailAddress);
                body.WriteDate("expirationDate", code.Expires);
            }));
    }

    private static string Digits(int count) => RandomNumberGenerator.GetString("0123456789", count);
}

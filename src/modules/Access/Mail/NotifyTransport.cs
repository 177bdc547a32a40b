using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Headwater.Kernel;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Headwater.Access.Mail;

/// <summary>Through GOV.UK Notify: the text of each mail stands in the one template that the installation names (decision 0007).</summary>
internal sealed class NotifyTransport(InstallationSettings settings, TimeProvider clock) : IMailTransport, IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = 1_000_000 };

    public async Task SendAsync(Letter letter, CancellationToken ct)
    {
        var notify = settings.Notify!;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(notify.Address, "v2/notifications/email"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(notify));
        request.Content = JsonContent.Create(new { email_address = letter.To, template_id = notify.Template, personalisation = new { subject = letter.Subject, text = letter.Text } });
        using var answer = await http.SendAsync(request, ct);
        if (!answer.IsSuccessStatusCode)
            throw new MailRefusedException($"{(int)answer.StatusCode} {await KindAsync(answer, ct)}".TrimEnd());
    }

    public void Dispose() => http.Dispose();

    /// <summary>Notify takes a token for half a minute.</summary>
    private string Token(NotifySettings notify) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = notify.Service.ToString("D"), IssuedAt = clock.GetUtcNow().UtcDateTime, SigningCredentials = new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(notify.Secret)), SecurityAlgorithms.HmacSha256),
    });

    /// <summary>Which kinds of error it names, such as <c>TooManyRequestsError</c>; not their words, in which an address can stand.</summary>
    private static async Task<string> KindAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(ct);
            using var document = await JsonDocument.ParseAsync(body, cancellationToken: ct);
            return string.Join(", ", document.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("error").GetString()).Where(e => e?.All(char.IsAsciiLetter) == true));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or HttpRequestException)
        {
            // A proxy in between answers in other words; the status says enough.
            return "";
        }
    }
}

/// <summary>The service that takes our mail did not take this one. The message holds no address.</summary>
internal sealed class MailRefusedException(string message) : Exception(message);

namespace Headwater.Kernel;

/// <summary>A service of GOV.UK Notify by which mail goes.</summary>
/// <param name="Service">Its id, the issuer of what we sign.</param>
/// <param name="Secret">The secret of the key, by which we sign.</param>
/// <param name="Template">The template of a mail whose subject is <c>((subject))</c> and whose message is <c>((text))</c>.</param>
public sealed record NotifySettings(Guid Service, string Secret, Guid Template)
{
    private const int IdLength = 36;

    /// <summary>Where Notify answers.</summary>
    public Uri Address { get; init; } = new("https://api.notifications.service.gov.uk/");

    /// <summary>Reads a key as Notify shows it once: a name, the id of the service and the secret, with dashes between them.</summary>
    /// <param name="key">Such as <c>headwater-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0</c>.</param>
    /// <param name="template">The id of the template.</param>
    /// <exception cref="InputRefusedException">One of them is not that; what was typed is not repeated.</exception>
    public static NotifySettings Of(string key, string template)
    {
        var typed = key.Trim();
        if (typed.Length < 2 * IdLength + 1 || typed[^(IdLength + 1)] != '-' || !Guid.TryParseExact(typed[^IdLength..], "D", out _) || !Guid.TryParseExact(typed[^(2 * IdLength + 1)..^(IdLength + 1)], "D", out var service))
            throw new InputRefusedException("HEADWATER_NOTIFY_KEY is not a key of GOV.UK Notify: it ends with the id of the service and the secret, with a dash between them.");
        return Guid.TryParseExact(template.Trim(), "D", out var id)
            ? new(service, typed[^IdLength..], id)
            : throw new InputRefusedException("HEADWATER_NOTIFY_TEMPLATE is not the id of a template of GOV.UK Notify.");
    }

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"GOV.UK Notify, service {Service}, template {Template}";
}

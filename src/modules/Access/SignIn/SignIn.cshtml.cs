using Headwater.Access.SignIn.Sample;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Access.SignIn;

internal sealed class SignInModel(SampleDoor sample) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "return")]
    public string? Back { get; set; }

    public bool SampleIsOpen { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => SampleIsOpen = await sample.IsOpenAsync(HttpContext, ct);
}

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Headwater.Children.Letters;

internal sealed class TemplatesModel : PageModel;

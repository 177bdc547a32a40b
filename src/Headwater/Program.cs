using System.CommandLine;
using Headwater;
using Headwater.Kernel;

return await Shell.RunAsync(args);

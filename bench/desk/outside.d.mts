export function outsideProject(path: string): string;

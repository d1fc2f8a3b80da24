import { byId, pageOf, projectDetail, projectList } from '#app/contracts/api.ts';
import { projectCreate, projectUpdate } from '#app/contracts/studio.ts';
import { projectView } from '#app/contracts/views.ts';
import { pageProjects } from '../../../services/projects/page-projects.server.ts';
import { createProject, getProject, updateProject } from '../../../services/projects/projects.server.ts';
import { operation } from '../operation.server.ts';

const tag = 'projects';

export const projectOperations = [
  operation({
    id: 'listProjects',
    tag,
    method: 'GET',
    path: '/projects',
    summary: 'Projects you may see, newest first; archived ones with archived=true',
    actions: ['project.list'],
    input: projectList,
    status: 200,
    output: pageOf(projectView),
    handle: pageProjects,
  }),
  operation({
    id: 'createProject',
    tag,
    method: 'POST',
    path: '/projects',
    summary: 'Open a project',
    actions: ['project.create'],
    input: projectCreate,
    status: 201,
    output: projectView,
    handle: createProject,
  }),
  operation({
    id: 'getProject',
    tag,
    method: 'GET',
    path: '/projects/:id',
    summary: 'A project with its tracks and their windows',
    actions: ['project.read'],
    input: byId,
    status: 200,
    output: projectDetail,
    handle: async (call, { id }) => {
      const { project, tracks } = await getProject(call, id);
      return { ...project, tracks };
    },
  }),
  operation({
    id: 'updateProject',
    tag,
    method: 'PATCH',
    path: '/projects/:id',
    summary: 'Rename a project, allow or stop downloads, archive it or bring it back',
    actions: ['project.update'],
    input: projectUpdate,
    status: 200,
    output: projectView,
    handle: updateProject,
  }),
];
